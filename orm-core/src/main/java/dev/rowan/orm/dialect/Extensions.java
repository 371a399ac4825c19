package dev.rowan.orm.dialect;

import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lookups, transforms and functions of one's own, added to a database's.
 *
 * <pre>{@code
 * Extensions.NONE
 *     .lookup("ne", (dialect, left, right, out) -> out.operand(left).sql(" <> ").operand(right))
 *     .transform("soundex", FieldTypes.STRING, (dialect, inner, out) -> out.sql("SOUNDEX(").operand(inner).sql(")"))
 *     .function("similarity", SqlFunction.named("SIMILARITY", 2, 2, FieldTypes.DOUBLE))
 * }</pre>
 *
 * <p>Values come in as operands and are bound; only the text given to {@link SqlWriter#sql} becomes SQL, and is
 * trusted. Immutable: each method returns another object.
 */
public final class Extensions {
    public static final Extensions NONE = new Extensions(Map.of(), Map.of(), Map.of());

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    /** Writes a lookup of one's own. */
    @FunctionalInterface
    public interface LookupSpelling {
        void write(Dialect dialect, Operand left, Operand right, SqlWriter out);
    }

    /** Writes a transform of one's own. */
    @FunctionalInterface
    public interface TransformSpelling {
        void write(Dialect dialect, Operand inner, SqlWriter out);
    }

    record Transform(FieldType<?, ?> output, TransformSpelling spelling) {}

    final Map<String, LookupSpelling> lookups;
    final Map<String, Transform> transforms;
    final Map<String, SqlFunction> functions;

    private Extensions(
            Map<String, LookupSpelling> lookups,
            Map<String, Transform> transforms,
            Map<String, SqlFunction> functions) {
        this.lookups = Map.copyOf(lookups);
        this.transforms = Map.copyOf(transforms);
        this.functions = Map.copyOf(functions);
    }

    /** Django's {@code Field.register_lookup} of a {@code Lookup}. */
    public Extensions lookup(String name, LookupSpelling spelling) {
        return new Extensions(with(lookups, name, spelling), transforms, functions);
    }

    /** Django's {@code Field.register_lookup} of a {@code Transform}. */
    public Extensions transform(String name, FieldType<?, ?> output, TransformSpelling spelling) {
        return new Extensions(lookups, with(transforms, name, new Transform(output, spelling)), functions);
    }

    /** A function for {@code Functions.call(name, …)}. */
    public Extensions function(String name, SqlFunction function) {
        return new Extensions(lookups, transforms, with(functions, name, function));
    }

    private static <T> Map<String, T> with(Map<String, T> known, String name, T more) {
        if (!NAME.matcher(name).matches()) {
            throw new FieldError("'" + name + "' cannot be the name of a lookup, a transform or a function.\n"
                    + "  Use lower-case letters, digits and single underscores, such as 'starts_with'.");
        }
        Map<String, T> all = new LinkedHashMap<>(known);
        all.put(name, more);
        return all;
    }
}
