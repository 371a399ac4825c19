package dev.rowan.orm;

import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A way from rows of {@code R} over a {@link GenericRef}: what can be asked of it without following it, which no join can.
 */
public final class GenericPath<R> extends Related<R> {
    private final Expression type;
    private final Expression key;

    public GenericPath(RelationPath<R, ?> from, String name) {
        super(extended(from, name));
        this.type = new Expression.Path(extended(from, name + "Type"));
        this.key = new Expression.Path(extended(from, name + "Id"));
    }

    /** Leads to this row. */
    public Q<R> is(Model row) {
        return new Q<>(new Predicate.AllOf(
                List.of(ofModel(row.meta()), lookup(key, "exact", Expression.Value.of(keyOf(row))))));
    }

    /** Leads to one of these rows, which may be of several models. */
    public Q<R> in(Collection<? extends Model> rows) {
        Map<ModelMeta<?>, List<Object>> keys = new LinkedHashMap<>();
        for (Model row : rows) {
            keys.computeIfAbsent(row.meta().concrete(), model -> new ArrayList<>())
                    .add(keyOf(row));
        }
        if (keys.isEmpty()) {
            return new Q<>(lookup(key, "in", Expression.Items.of(List.of())));
        }
        List<Predicate> parts = new ArrayList<>();
        keys.forEach((model, some) ->
                parts.add(new Predicate.AllOf(List.of(ofModel(model), lookup(key, "in", Expression.Items.of(some))))));
        return new Q<>(parts.size() == 1 ? parts.get(0) : new Predicate.AnyOf(parts));
    }

    /** Leads to a row of this model. */
    public Q<R> isA(Class<? extends Model> model) {
        return new Q<>(ofModel(Metas.of(model)));
    }

    /** Leads nowhere, or somewhere. */
    public Q<R> isNull(boolean missing) {
        return new Q<>(lookup(key, "isnull", Expression.Value.of(missing)));
    }

    private Predicate ofModel(ModelMeta<?> model) {
        return lookup(type, "exact", Expression.Value.of(model.concrete()));
    }

    private static Predicate lookup(Expression left, String lookup, Expression right) {
        return new Predicate.Lookup(left, lookup, right);
    }

    private static Object keyOf(Model row) {
        Object key = row.key();
        if (key == null) {
            throw new IllegalArgumentException("Model instances passed to related filters must be saved: this "
                    + row.meta().name() + " has no key yet.");
        }
        return key;
    }
}
