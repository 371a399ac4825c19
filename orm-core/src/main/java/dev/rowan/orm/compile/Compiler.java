package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Select;
import java.time.ZoneId;
import java.util.List;

/**
 * From a query tree to a statement, for one database.
 *
 * <p>Safe for any thread; it keeps the compiled statements of the shapes that it has met.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Compiler {
    private final ModelGraph graph;
    private final Dialect dialect;

    public Compiler(ModelGraph graph, Dialect dialect) {
        this.graph = graph;
        this.dialect = dialect;
    }

    public ModelGraph graph() {
        return graph;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** The rows of a query, in the current time zone given. */
    public Statement select(Select query, ZoneId zone) {
        throw new UnsupportedOperationException("select");
    }

    /** How many rows the query has, as one number. */
    public Statement count(Select query, ZoneId zone) {
        throw new UnsupportedOperationException("count");
    }

    /** Whether the query has rows: a row or none. */
    public Statement exists(Select query, ZoneId zone) {
        throw new UnsupportedOperationException("exists");
    }

    /** Aggregates over all rows of the query, as one tuple. */
    public Statement aggregate(Select query, List<Expression.Named> aggregates, ZoneId zone) {
        throw new UnsupportedOperationException("aggregate");
    }
}
