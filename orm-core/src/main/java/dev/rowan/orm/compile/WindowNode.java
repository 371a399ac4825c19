package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.query.Expression;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A function over a window. */
record WindowNode(Node function, List<Node> partition, List<OrderKey> order, Expression.@Nullable Frame frame)
        implements Node {

    @Override
    public void write(SqlWriter out) {
        out.operand(function).sql(" OVER (");
        String space = "";
        if (!partition.isEmpty()) {
            out.sql("PARTITION BY ").operands(partition, ", ");
            space = " ";
        }
        if (!order.isEmpty()) {
            out.sql(space).sql("ORDER BY ").append(OrderKey.write(order));
            space = " ";
        }
        if (frame != null) {
            out.sql(space).sql(frame.mode().name()).sql(" BETWEEN ");
            out.sql(bound(frame.start(), "UNBOUNDED PRECEDING")).sql(" AND ");
            out.sql(bound(frame.end(), "UNBOUNDED FOLLOWING"));
            if (frame.exclusion() != Expression.Frame.Exclusion.NONE) {
                out.sql(" EXCLUDE ").sql(frame.exclusion().name().replace('_', ' '));
            }
        }
        out.sql(")");
    }

    private static String bound(@Nullable Integer rows, String unbounded) {
        if (rows == null) {
            return unbounded;
        }
        return rows == 0 ? "CURRENT ROW" : Math.abs(rows) + (rows < 0 ? " PRECEDING" : " FOLLOWING");
    }

    @Override
    public @Nullable FieldType<?, ?> type() {
        return function.type();
    }

    /** The function's own aggregate is not one of the group; what it is applied to may be. */
    @Override
    public void parts(Consumer<Part> visit) {
        function.parts(visit);
        partition.forEach(visit);
        order.forEach(key -> visit.accept(key.value()));
    }

    @Override
    public Node map(UnaryOperator<Node> replace) {
        return new WindowNode(
                function.map(replace), partition.stream().map(replace).toList(), OrderKey.map(order, replace), frame);
    }
}
