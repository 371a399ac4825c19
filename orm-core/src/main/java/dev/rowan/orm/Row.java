package dev.rowan.orm;

import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.Names;
import dev.rowan.orm.query.Expression;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code values()} or {@code aggregate()}: values by name, in the order that was asked for. Immutable. */
public final class Row {
    private final List<String> names;
    private final @Nullable Object[] values;

    Row(List<String> names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** The value of an expression that was asked for; typed, null when the database gave NULL. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Expr<?, T> expression) {
        return (T) get(nameOf(expression));
    }

    private static String nameOf(Term<?> term) {
        return term.node instanceof Expression.Path path
                ? String.join("__", path.names())
                : Annotations.named(term.node).name();
    }

    /** The value under a name, in Java's spelling or in Django's. */
    public @Nullable Object get(String name) {
        for (int i = 0; i < values.length; i++) {
            if (names.get(i).equals(name)) {
                return values[i];
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (Names.snake(names.get(i)).equals(Names.snake(name))) {
                return values[i];
            }
        }
        throw new FieldError("The row has no value '" + name + "'.\n  It has: " + String.join(", ", names) + "."
                + Names.didYouMean(name, names));
    }

    public @Nullable Object get(int position) {
        return values[position];
    }

    public int size() {
        return values.length;
    }

    public List<String> names() {
        return names;
    }

    public List<@Nullable Object> toList() {
        return Collections.unmodifiableList(Arrays.<@Nullable Object>asList(values));
    }

    /** The values by name. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(names.get(i), values[i]);
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row that && names.equals(that.names) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
