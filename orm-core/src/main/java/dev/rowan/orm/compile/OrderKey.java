package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A resolved key of an ordering.
 *
 * @param selected the name of the selected annotation or value that this is, or null
 */
record OrderKey(
        Node value,
        boolean descending,
        @Nullable Boolean nullsFirst,
        @Nullable String selected,
        boolean nullsOrdering) {

    void write(SqlWriter out) {
        direction(out, value::write);
    }

    void direction(SqlWriter out, java.util.function.Consumer<SqlWriter> what) {
        if (nullsFirst != null && !nullsOrdering) {
            what.accept(out);
            out.sql(nullsFirst ? " IS NOT NULL, " : " IS NULL, ");
        }
        what.accept(out);
        if (descending) {
            out.sql(" DESC");
        }
        if (nullsFirst != null && nullsOrdering) {
            out.sql(nullsFirst ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    /** The keys, as they stand behind {@code ORDER BY}. */
    static SqlWriter write(List<OrderKey> keys) {
        SqlWriter out = new SqlWriter();
        for (int i = 0; i < keys.size(); i++) {
            if (i > 0) {
                out.sql(", ");
            }
            keys.get(i).write(out);
        }
        return out;
    }

    static List<OrderKey> map(List<OrderKey> keys, UnaryOperator<Node> replace) {
        return keys.stream()
                .map(k -> new OrderKey(replace.apply(k.value), k.descending, k.nullsFirst, k.selected, k.nullsOrdering))
                .toList();
    }
}
