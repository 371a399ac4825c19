package dev.rowan.orm.dialect;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Texts as patterns of LIKE, in which a user's own wildcards are ordinary characters. The escape is a backslash. */
public final class Wildcards {
    private Wildcards() {}

    private static String escape(@Nullable Object text) {
        return String.valueOf(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** The pattern of a lookup: {@code icontains}, {@code startswith}, … */
    static UnaryOperator<@Nullable Object> of(String lookup) {
        String before = lookup.endsWith("contains") || lookup.endsWith("endswith") ? "%" : "";
        String after = lookup.endsWith("contains") || lookup.endsWith("startswith") ? "%" : "";
        return text -> before + escape(text) + after;
    }

    /** The pattern of a lookup, made by the database from the text of an expression. */
    static void write(String lookup, Operand text, String cast, SqlWriter out) {
        boolean open = lookup.endsWith("contains") || lookup.endsWith("endswith");
        boolean close = lookup.endsWith("contains") || lookup.endsWith("startswith");
        out.sql(open ? "('%' || " : "(")
                .sql("REPLACE(REPLACE(REPLACE((")
                .operand(text)
                .sql(")" + cast + ", '\\', '\\\\'), '%', '\\%'), '_', '\\_')")
                .sql(close ? " || '%')" : ")");
    }
}
