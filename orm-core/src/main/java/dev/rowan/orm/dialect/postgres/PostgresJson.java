package dev.rowan.orm.dialect.postgres;

import dev.rowan.orm.dialect.BaseDialect;
import dev.rowan.orm.dialect.Operand;
import dev.rowan.orm.dialect.SqlWriter;
import java.util.List;

/** JSON, which PostgreSQL keeps as {@code jsonb}. */
final class PostgresJson {
    private PostgresJson() {}

    /** The driver takes {@code ??} for an operator's question mark. */
    static void lookup(String lookup, Operand left, List<Operand> right, SqlWriter out) {
        out.operand(left);
        switch (lookup) {
            case "contains" -> out.sql(" @> ").operand(right.get(0));
            case "contained_by" -> out.sql(" <@ ").operand(right.get(0));
            case "has_key" -> out.sql(" ?? ").operand(right.get(0));
            default ->
                out.sql(lookup.equals("has_keys") ? " ??& " : " ??| ")
                        .sql("ARRAY[")
                        .operands(right, ", ")
                        .sql("]::text[]");
        }
    }

    /** The value at a place, as JSON or as its text. */
    static void place(Operand document, List<String> keys, boolean asText, SqlWriter out) {
        out.sql("(").operand(document);
        if (keys.size() == 1) {
            out.sql(asText ? " ->> " : " -> ").sql(key(keys.get(0)));
        } else {
            out.sql(asText ? " #>> " : " #> ").sql("ARRAY[");
            for (int i = 0; i < keys.size(); i++) {
                out.sql(i == 0 ? "" : ", ").sql(BaseDialect.literal(keys.get(i)));
            }
            out.sql("]::text[]");
        }
        out.sql(")");
    }

    /** A number is the index of an array, as in Django. */
    private static String key(String key) {
        boolean index = !key.isEmpty() && key.length() < 10 && key.chars().allMatch(c -> c >= '0' && c <= '9');
        return index ? Integer.toString(Integer.parseInt(key)) : BaseDialect.literal(key);
    }
}
