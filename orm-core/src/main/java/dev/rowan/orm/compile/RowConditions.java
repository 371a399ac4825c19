package dev.rowan.orm.compile;

import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Predicate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one row that need not be stored: the database itself says whether the row's values satisfy it.
 *
 * <p>A condition that is neither true nor false, because of a NULL, is satisfied, as in a CHECK.
 */
public final class RowConditions {
    private static final String ROW = "candidate";

    private final Dialect dialect;
    private final Scope scope;
    private final Cond cond;

    public RowConditions(ModelGraph graph, Dialect dialect, ModelMeta<?> model, Predicate predicate) {
        this.dialect = dialect;
        scope = new Scope(new Context(graph, dialect, ZoneOffset.UTC, new Shape(false)), model, null);
        scope.base.rename(ROW);
        cond = new Filters(scope, new Resolver(scope), true).resolve(predicate, null);
    }

    /** The columns that the condition speaks of. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        collect(cond, columns);
        return columns;
    }

    private static void collect(Part part, Set<String> columns) {
        if (part instanceof Column column) {
            columns.add(column.name());
        }
        part.parts(child -> collect(child, columns));
    }

    /** A row when these values break the condition, none when they satisfy it. */
    public Statement broken(ModelMeta<?> model, Function<Field<?, ?>, @Nullable Object> values) {
        List<Parameter> binds = new ArrayList<>();
        return statement("NOT COALESCE(" + text() + ", " + truth() + ")", model, values, binds, null);
    }

    /** A row when the values satisfy the condition and the other query has a row. */
    public Statement also(ModelMeta<?> model, Function<Field<?, ?>, @Nullable Object> values, Statement exists) {
        List<Parameter> binds = new ArrayList<>();
        return statement(text() + " AND EXISTS (" + exists.sql() + ")", model, values, binds, exists);
    }

    private String truth() {
        return dialect.features().arrays() ? "TRUE" : "1";
    }

    private String text() {
        SqlWriter out = SqlWriter.ofLiterals(dialect);
        cond.write(out);
        return "(" + out.text() + ")";
    }

    private Statement statement(
            String where,
            ModelMeta<?> model,
            Function<Field<?, ?>, @Nullable Object> values,
            List<Parameter> binds,
            @Nullable Statement after) {
        StringBuilder sql = new StringBuilder("SELECT 1 AS \"broken\" FROM (SELECT ");
        Set<String> used = columns();
        String comma = "";
        for (Field<?, ?> field : model.fields()) {
            if (used.contains(field.column())) {
                sql.append(comma)
                        .append("CAST(? AS ")
                        .append(dialect.castType(field.type()))
                        .append(") AS ")
                        .append(dialect.quote(field.column()));
                binds.add(new Cell(field, values.apply(field)).parameter());
                comma = ", ";
            }
        }
        sql.append(comma.isEmpty() ? "1 AS \"nothing\"" : "").append(") AS ").append(ROW);
        sql.append(" WHERE ").append(where);
        if (after != null) {
            binds.addAll(after.parameters());
        }
        RowPlan plan = new RowPlan.Tuples(List.of(new RowPlan.Output("broken", 1, FieldTypes.INTEGER)));
        return new Statement(sql.toString(), binds, plan, false);
    }
}
