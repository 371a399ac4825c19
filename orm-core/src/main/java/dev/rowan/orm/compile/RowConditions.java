package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Predicate;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one row that need not be stored: the database itself says whether the row's values satisfy it.
 *
 * <p>A condition that is neither true nor false, because of a NULL, is satisfied, as in a CHECK.
 */
public final class RowConditions {
    private final Dialect dialect;
    private final Candidate candidate;
    private final Cond cond;

    public RowConditions(ModelGraph graph, Dialect dialect, ModelMeta<?> model, Predicate predicate) {
        this.dialect = dialect;
        this.candidate = new Candidate(graph, dialect, model);
        this.cond = candidate.row.condition(predicate);
    }

    /** The columns that the condition speaks of. */
    public Set<String> columns() {
        return OwnRow.columns(cond);
    }

    /** A row when these values break the condition, none when they satisfy it. */
    public Statement broken(Function<Field<?, ?>, @Nullable Object> values) {
        String truth = dialect.features().arrays() ? "TRUE" : "1";
        return candidate.statement(columns(), values, "NOT COALESCE(" + candidate.row.text(cond) + ", " + truth + ")");
    }
}
