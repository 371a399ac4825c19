package dev.rowan.orm.compile;

import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row that need not be stored, as a table of its values, so that the database can be asked about it. */
final class Candidate {
    private static final String NAME = "candidate";

    final OwnRow row;
    private final Dialect dialect;
    private final ModelMeta<?> model;

    Candidate(ModelGraph graph, Dialect dialect, ModelMeta<?> model) {
        this.row = new OwnRow(graph, dialect, model, NAME);
        this.dialect = dialect;
        this.model = model;
    }

    /**
     * A row when the condition holds, else none.
     *
     * @param columns those that the condition speaks of
     * @param binds of the condition
     */
    Statement statement(
            Set<String> columns, Function<Field<?, ?>, @Nullable Object> values, String where, Cell... binds) {
        List<Parameter> all = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT 1 AS \"holds\" FROM (SELECT ");
        String comma = "";
        for (Field<?, ?> field : model.fields()) {
            if (columns.contains(field.column())) {
                sql.append(comma)
                        .append("CAST(? AS ")
                        .append(dialect.castType(field.type()))
                        .append(") AS ")
                        .append(dialect.quote(field.column()));
                all.add(new Cell(field, values.apply(field)).parameter());
                comma = ", ";
            }
        }
        sql.append(comma.isEmpty() ? "1 AS \"nothing\"" : "").append(") AS ").append(NAME);
        sql.append(" WHERE ").append(where);
        for (Cell bind : binds) {
            all.add(bind.parameter());
        }
        RowPlan plan = new RowPlan.Tuples(List.of(new RowPlan.Output("holds", 1, FieldTypes.INTEGER)));
        return new Statement(sql.toString(), all, plan, false);
    }
}
