package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.FieldType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A query inside another: its rows, its only value, or whether it has rows.
 *
 * @param outer columns of the queries around that it speaks of
 */
record QueryNode(Part query, boolean exists, @Nullable FieldType<?, ?> type, List<Column> outer) implements Node {
    @Override
    public void write(SqlWriter out) {
        out.sql(exists ? "EXISTS (" : "(");
        query.write(out);
        out.sql(")");
    }

    @Override
    public boolean conditional() {
        return exists || type == dev.rowan.orm.model.FieldTypes.BOOLEAN;
    }

    @Override
    public Node map(UnaryOperator<Node> replace) {
        return new QueryNode(query.map(replace), exists, type, outer);
    }
}
