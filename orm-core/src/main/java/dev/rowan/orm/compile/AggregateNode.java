package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.query.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate, with its filter, its default for no rows, and its ordering.
 *
 * @param arguments the aggregated value (none for {@code count(*)}), then the delimiter
 */
record AggregateNode(
        Context context,
        Expression.Aggregate tree,
        List<Node> arguments,
        @Nullable Cond filter,
        @Nullable Node defaultValue,
        List<OrderKey> order,
        @Nullable FieldType<?, ?> type)
        implements Node {

    @Override
    public void write(SqlWriter out) {
        if (filter instanceof Cond.Never) {
            if (isCount()) {
                out.sql("0");
            } else if (defaultValue != null) {
                defaultValue.write(out);
            } else {
                out.sql("NULL");
            }
            return;
        }
        if (defaultValue != null) {
            out.sql("COALESCE(");
        }
        bare(out);
        if (defaultValue != null) {
            out.sql(", ").operand(defaultValue).sql(")");
        }
    }

    boolean isCount() {
        return tree.function().equals("count");
    }

    private void bare(SqlWriter out) {
        SqlWriter ordering = order.isEmpty() ? null : OrderKey.write(order);
        Cond rows = filter instanceof Cond.Always ? null : filter;
        if (rows != null && !context.features.aggregateFilter()) {
            List<Node> cased = new ArrayList<>(arguments);
            Node value = cased.isEmpty() ? new Sql("1", null, false) : cased.get(0);
            Node.Choice only = new Choice(List.of(new Choice.Branch(rows, value)), null, value.type());
            if (cased.isEmpty()) {
                cased.add(only);
            } else {
                cased.set(0, only);
            }
            context.dialect.aggregate(tree, List.copyOf(cased), ordering, out);
            return;
        }
        context.dialect.aggregate(tree, List.copyOf(arguments), ordering, out);
        if (rows != null) {
            out.sql(" FILTER (WHERE ");
            rows.write(out);
            out.sql(")");
        }
    }

    @Override
    public void parts(Consumer<Part> visit) {
        arguments.forEach(visit);
        if (filter != null) {
            visit.accept(filter);
        }
        if (defaultValue != null) {
            visit.accept(defaultValue);
        }
        order.forEach(key -> visit.accept(key.value()));
    }

    @Override
    public Node map(UnaryOperator<Node> replace) {
        return new AggregateNode(
                context,
                tree,
                arguments.stream().map(replace).toList(),
                filter == null ? null : filter.map(replace),
                defaultValue == null ? null : replace.apply(defaultValue),
                OrderKey.map(order, replace),
                type);
    }
}
