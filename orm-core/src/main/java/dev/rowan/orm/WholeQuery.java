package dev.rowan.orm;

import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.model.Source;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of all rows at once, or done to them, without reading them: aggregates, updates, deletes, the plan.
 *
 * @param <M> the model that is queried
 * @param <T> what a row of the answer is
 * @param <S> the queryset's own class
 */
@SuppressWarnings("varargs") // generic arrays are only read here
public abstract class WholeQuery<M, T extends @Nullable Object, S extends WholeQuery<M, T, S>>
        extends BaseQuery<M, T, S> {
    WholeQuery(Source<M> source, Function<Source<M>, S> remake, @Nullable Shape<T> shape) {
        super(source, remake, shape);
    }

    /** Values computed over all rows, by name. */
    @SafeVarargs
    public final Row aggregate(Expr<? super M, ?>... expressions) {
        List<Expression.Named> named = new ArrayList<>();
        for (Term<?> term : expressions) {
            named.add(Annotations.named(term.node));
        }
        return aggregate(named);
    }

    public final Row aggregate(String name, Term<?> expression) {
        return aggregate(List.of(new Expression.Named(name, expression.node)));
    }

    private Row aggregate(List<Expression.Named> named) {
        List<String> names = named.stream().map(Expression.Named::name).toList();
        if (named.isEmpty()) {
            return new Row(names, new Object[0]);
        }
        Statement statement =
                database().compiler().aggregate(select(), named, database().zone());
        if (statement.constants() != null) {
            return new Row(names, statement.constants().toArray());
        }
        Fetching.Result result = fetching().all(statement, origin());
        return Shape.rows().of(result.rows().get(0), result.names());
    }

    /** The database's plan of the statement, as text. */
    public final String explain() {
        return explain(null, Map.of());
    }

    public final String explain(@Nullable String format, Map<String, Object> options) {
        Statement statement = database()
                .compiler()
                .explain(select(), format, options, database().zone());
        return statement.empty() ? "" : database().connections().query(statement, origin(), Explaining::text);
    }

    /** Writes these values into all rows, unread; how many rows there were. */
    @SafeVarargs
    public final long update(Assignment<? super M>... values) {
        if (select().isSliced()) {
            throw new IllegalStateException("Cannot update a query once a slice has been taken.");
        }
        refuseCombined("update");
        return Updating.run(writing(), select(), List.of(values));
    }

    /** Deletes all rows, and what has to go with them. */
    public final Deleted delete() {
        Select tree = select();
        if (state.root()) {
            throw new IllegalStateException("delete() on a root queryset would delete every " + model().name()
                    + ".\n  Write all().delete() when that is meant.");
        }
        refuseCombined("delete");
        if (tree.isSliced()) {
            throw new IllegalStateException("Cannot use 'limit' or 'offset' with delete().");
        }
        if (tree.distinct() != null && !tree.distinct().on().isEmpty()) {
            throw new IllegalStateException("Cannot call delete() after .distinct(*fields).");
        }
        if (shape != null) {
            throw new IllegalStateException("Cannot call delete() after .values() or .values_list()");
        }
        return tree.none() ? new Deleted(0, Map.of()) : Deleting.query(writing(), tree, this);
    }
}
