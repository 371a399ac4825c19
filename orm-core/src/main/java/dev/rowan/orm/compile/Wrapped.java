package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A query over a query: what filters on window functions and aggregates over grouped rows need. */
final class Wrapped implements Part {
    private final Context context;
    final Part inner;
    final List<SelectText.Item> items;
    boolean distinct;
    Cond where = new Cond.Always();
    List<OrderKey> order = List.of();
    long offset;

    @Nullable
    Long limit;

    private final String alias;

    /** @param items none for all columns of the inner query */
    Wrapped(Context context, Part inner, List<SelectText.Item> items) {
        this.context = context;
        this.inner = inner;
        this.items = new ArrayList<>(items);
        this.alias = context.alias("q", "");
    }

    @Override
    public void write(SqlWriter out) {
        out.sql(distinct ? "SELECT DISTINCT " : "SELECT ");
        if (items.isEmpty()) {
            out.sql("*");
        }
        for (int i = 0; i < items.size(); i++) {
            SelectText.Item item = items.get(i);
            out.sql(i > 0 ? ", " : "").operand(item.node());
            if (item.name() != null) {
                out.sql(" AS ").sql(context.quote(item.name()));
            }
        }
        out.sql(" FROM (");
        inner.write(out);
        out.sql(") ").sql(alias);
        if (!(where instanceof Cond.Always)) {
            out.sql(" WHERE ");
            where.write(out);
        }
        for (int i = 0; i < order.size(); i++) {
            out.sql(i == 0 ? " ORDER BY " : ", ");
            order.get(i).write(out);
        }
        context.dialect.slice(offset, limit, out);
    }

    @Override
    public Part map(UnaryOperator<Node> replace) {
        return this;
    }
}
