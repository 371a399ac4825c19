package dev.rowan.orm.compile;

import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.CompositeKey;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Expressions that are unique together among the rows of a condition: the database computes them of a row that need not
 * be stored, and looks for a stored row that has the same.
 *
 * <p>A NULL equals nothing, as in a unique index.
 */
public final class RowUniqueness {
    private static final String STORED = "stored";

    private final Dialect dialect;
    private final ModelMeta<?> model;
    private final Candidate candidate;
    private final OwnRow stored;
    private final List<Expression> parts;
    private final @Nullable Predicate condition;

    /** @param condition null for all rows */
    public RowUniqueness(
            ModelGraph graph,
            Dialect dialect,
            ModelMeta<?> model,
            List<Expression> parts,
            @Nullable Predicate condition) {
        this.dialect = dialect;
        this.model = model;
        this.candidate = new Candidate(graph, dialect, model);
        this.stored = new OwnRow(graph, dialect, model, STORED);
        this.parts = List.copyOf(parts);
        this.condition = condition;
    }

    /** The columns that the expressions and the condition speak of. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        parts.forEach(part -> columns.addAll(OwnRow.columns(candidate.row.expression(part))));
        if (condition != null) {
            columns.addAll(OwnRow.columns(candidate.row.condition(condition)));
        }
        return columns;
    }

    /**
     * A row when a stored one has the same as these values, else none.
     *
     * @param own the key of a stored row that is not looked at, or null
     */
    public Statement equal(Function<Field<?, ?>, @Nullable Object> values, @Nullable Object own) {
        StringBuilder where = new StringBuilder();
        if (condition != null) {
            where.append(candidate.row.text(candidate.row.condition(condition))).append(" AND ");
        }
        where.append("EXISTS (SELECT 1 FROM ")
                .append(dialect.quote(model.concrete().table()))
                .append(" AS " + STORED + " WHERE ");
        String and = "";
        for (Expression part : parts) {
            where.append(and)
                    .append(stored.text(stored.expression(part)))
                    .append(" = ")
                    .append(candidate.row.text(candidate.row.expression(part)));
            and = " AND ";
        }
        if (condition != null) {
            where.append(and).append(stored.text(stored.condition(condition)));
        }
        if (own == null) {
            return candidate.statement(columns(), values, where.append(')').toString());
        }
        Field<?, ?> key = model.primaryKeyField();
        List<Cell> cells = new ArrayList<>();
        where.append(" AND NOT (");
        for (int i = 0; i < key.parts().size(); i++) {
            Field<?, ?> part = key.parts().get(i);
            where.append(i == 0 ? "" : " AND ")
                    .append(STORED + ".")
                    .append(dialect.quote(part.column()))
                    .append(" = ?");
            cells.add(new Cell(part, key == part ? own : CompositeKey.part(own, i)));
        }
        return candidate.statement(columns(), values, where.append("))").toString(), cells.toArray(Cell[]::new));
    }
}
