package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.FieldType;
import java.util.function.UnaryOperator;

/** A column of a table. */
record Column(Table table, String name, FieldType<?, ?> type, boolean nullable, String label) implements Node {
    @Override
    public void write(SqlWriter out) {
        String alias = table.alias();
        // A definition of a table names its columns bare.
        out.sql(alias).sql(alias.isEmpty() ? "" : ".").sql(table.context.quote(name));
    }

    @Override
    public Node map(UnaryOperator<Node> replace) {
        return this;
    }
}
