package dev.rowan.orm;

import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import java.util.List;

/** Queries inside queries, and their way to the rows outside; to be imported statically. */
public final class Subqueries {
    private Subqueries() {}

    /** Whether a query has rows: Django's {@code Exists}; {@code as} makes an annotation of it. */
    public static <R> Q<R> exists(BaseQuery<?, ?, ?> query) {
        return new Q<>(new Predicate.Holds(new Expression.Exists(query.select())));
    }

    /** The only column of a query's first row: Django's {@code Subquery}. */
    public static <R> ValueExpr<R, Object> subquery(BaseQuery<?, ?, ?> query) {
        return new ValueExpr<>(new Expression.Subquery(query.select(), null));
    }

    /** The same, of a given type: Django's {@code Subquery(output_field=…)}. */
    public static <R, T> ValueExpr<R, T> subquery(BaseQuery<?, ?, ?> query, FieldType<T, ?> type) {
        return new ValueExpr<>(new Expression.Subquery(query.select(), type));
    }

    /** The same as a number, to reckon with. */
    public static <R> NumberExpr<R, Number> numberOf(BaseQuery<?, ?, ?> query) {
        return new NumberExpr<>(new Expression.Subquery(query.select(), null));
    }

    /** The same as a text. */
    public static <R> TextExpr<R> textOf(BaseQuery<?, ?, ?> query) {
        return new TextExpr<>(new Expression.Subquery(query.select(), null));
    }

    /** A value of the row outside, by its name: Django's {@code OuterRef}. Nested calls go further out. */
    public static <R> ValueExpr<R, Object> outer(String name) {
        return new ValueExpr<>(new Expression.OuterPath(List.of(name.split("__", -1))));
    }

    /** Django's {@code OuterRef} of a typed path; whether the path belongs to the query outside is checked there. */
    public static <R, T> ValueExpr<R, T> outer(ValueExpr<?, T> path) {
        return new ValueExpr<>(outer(path.node));
    }

    public static <R, T extends Number> NumberExpr<R, T> outer(NumberExpr<?, T> path) {
        return new NumberExpr<>(outer(path.node));
    }

    public static <R> TextExpr<R> outer(TextExpr<?> path) {
        return new TextExpr<>(outer(path.node));
    }

    /** The key of a related row outside. */
    public static <R> ValueExpr<R, Object> outer(RelationPath<?, ?> path) {
        return new ValueExpr<>(outer(path.node));
    }

    private static Expression.OuterPath outer(Expression node) {
        if (node instanceof Expression.Path path) {
            return new Expression.OuterPath(path.names());
        }
        if (node instanceof Expression.OuterPath path) {
            return new Expression.OuterPath(path.names(), path.levels() + 1);
        }
        throw new IllegalArgumentException("Only a column, a relation or an annotation can be taken from the query"
                + " outside, not " + node + ".\n  Annotate the query outside with it, and name the annotation here.");
    }
}
