package dev.rowan.orm;

import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values over groups of rows, for {@code aggregate} and {@code annotate}; to be imported statically.
 *
 * <p>Each takes a typed path or a name in Django's spelling. An aggregate of a plain path has a default name, such as
 * {@code views__sum}; any other is named with {@code as}.
 */
public final class Aggregates {
    private Aggregates() {}

    /** All rows: Django's {@code Count("*")}. */
    public static <R> NumberAggregate<R, Long> count() {
        return new NumberAggregate<>(of("count", null));
    }

    /** The values that are not NULL, or the related rows: Django's {@code Count}. */
    public static <R> NumberAggregate<R, Long> count(Term<R> values) {
        return new NumberAggregate<>(of("count", values.node));
    }

    /** Django's {@code Count("posts__tags")}. */
    public static <R> NumberAggregate<R, Long> count(String path) {
        return new NumberAggregate<>(of("count", Chain.path(path)));
    }

    /** Django's {@code Sum}: a {@code Long} of integers, a {@code BigDecimal} of decimals, a {@code Double} of floats. */
    public static <R> NumberAggregate<R, Number> sum(NumberExpr<R, ? extends Number> values) {
        return new NumberAggregate<>(of("sum", values.node));
    }

    /** Django's {@code Sum} of durations. */
    public static <R> ValueAggregate<R, Duration> sum(ValueExpr<R, Duration> values) {
        return new ValueAggregate<>(of("sum", values.node));
    }

    public static <R> NumberAggregate<R, Number> sum(String path) {
        return new NumberAggregate<>(of("sum", Chain.path(path)));
    }

    /** Django's {@code Avg}: a {@code BigDecimal} of decimals, a {@code Double} of other numbers. */
    public static <R> NumberAggregate<R, Number> avg(NumberExpr<R, ? extends Number> values) {
        return new NumberAggregate<>(of("avg", values.node));
    }

    /** Django's {@code Avg} of durations. */
    public static <R> ValueAggregate<R, Duration> avg(ValueExpr<R, Duration> values) {
        return new ValueAggregate<>(of("avg", values.node));
    }

    public static <R> NumberAggregate<R, Number> avg(String path) {
        return new NumberAggregate<>(of("avg", Chain.path(path)));
    }

    /** Django's {@code Min}. */
    public static <R, T extends Number> NumberAggregate<R, T> min(NumberExpr<R, T> values) {
        return new NumberAggregate<>(of("min", values.node));
    }

    public static <R, T> ValueAggregate<R, T> min(ValueExpr<R, T> values) {
        return new ValueAggregate<>(of("min", values.node));
    }

    public static <R> ValueAggregate<R, Object> min(String path) {
        return new ValueAggregate<>(of("min", Chain.path(path)));
    }

    /** Django's {@code Max}. */
    public static <R, T extends Number> NumberAggregate<R, T> max(NumberExpr<R, T> values) {
        return new NumberAggregate<>(of("max", values.node));
    }

    public static <R, T> ValueAggregate<R, T> max(ValueExpr<R, T> values) {
        return new ValueAggregate<>(of("max", values.node));
    }

    public static <R> ValueAggregate<R, Object> max(String path) {
        return new ValueAggregate<>(of("max", Chain.path(path)));
    }

    /** The standard deviation of the whole population: Django's {@code StdDev}. */
    public static <R> NumberAggregate<R, Number> stdDev(NumberExpr<R, ? extends Number> values) {
        return new NumberAggregate<>(of("stddev", values.node));
    }

    public static <R> NumberAggregate<R, Number> stdDev(String path) {
        return new NumberAggregate<>(of("stddev", Chain.path(path)));
    }

    /** Estimated from a sample: Django's {@code StdDev(sample=True)}. */
    public static <R> NumberAggregate<R, Number> stdDevSample(NumberExpr<R, ? extends Number> values) {
        return new NumberAggregate<>(sample(of("stddev", values.node)));
    }

    /** The variance of the whole population: Django's {@code Variance}. */
    public static <R> NumberAggregate<R, Number> variance(NumberExpr<R, ? extends Number> values) {
        return new NumberAggregate<>(of("variance", values.node));
    }

    public static <R> NumberAggregate<R, Number> variance(String path) {
        return new NumberAggregate<>(of("variance", Chain.path(path)));
    }

    /** Estimated from a sample: Django's {@code Variance(sample=True)}. */
    public static <R> NumberAggregate<R, Number> varianceSample(NumberExpr<R, ? extends Number> values) {
        return new NumberAggregate<>(sample(of("variance", values.node)));
    }

    /** The texts joined: Django's {@code StringAgg}. */
    public static <R> TextAggregate<R> stringAgg(Expr<R, ?> texts, String delimiter) {
        return new TextAggregate<>(new Expression.Aggregate(
                "string_agg",
                texts.node,
                false,
                false,
                null,
                null,
                List.of(),
                new Expression.Value(delimiter, FieldTypes.STRING),
                null));
    }

    private static Expression.Aggregate of(String function, @Nullable Expression argument) {
        return new Expression.Aggregate(function, argument, false, false, null, null, List.of(), null, null);
    }

    private static Expression.Aggregate sample(Expression.Aggregate a) {
        return new Expression.Aggregate(
                a.function(),
                a.argument(),
                a.distinct(),
                true,
                a.filter(),
                a.defaultValue(),
                a.orderBy(),
                a.delimiter(),
                a.output());
    }

    static Expression.Aggregate distinct(Expression.Aggregate a) {
        if (a.argument() == null) {
            throw new IllegalArgumentException(
                    "Star cannot be used with distinct().\n  Count a column or a relation: count(tags()).distinct().");
        }
        return new Expression.Aggregate(
                a.function(),
                a.argument(),
                true,
                a.sample(),
                a.filter(),
                a.defaultValue(),
                a.orderBy(),
                a.delimiter(),
                a.output());
    }

    /** Several filters must all hold. */
    static Expression.Aggregate filtered(Expression.Aggregate a, Predicate more) {
        Predicate filter = a.filter() == null ? more : new Predicate.AllOf(List.of(a.filter(), more));
        return new Expression.Aggregate(
                a.function(),
                a.argument(),
                a.distinct(),
                a.sample(),
                filter,
                a.defaultValue(),
                a.orderBy(),
                a.delimiter(),
                a.output());
    }

    static Expression.Aggregate defaulted(Expression.Aggregate a, Expression value) {
        if (a.function().equals("count")) {
            throw new IllegalArgumentException("Count does not allow default: over no rows it is 0.");
        }
        return new Expression.Aggregate(
                a.function(),
                a.argument(),
                a.distinct(),
                a.sample(),
                a.filter(),
                value,
                a.orderBy(),
                a.delimiter(),
                a.output());
    }

    static Expression.Aggregate ordered(Expression.Aggregate a, List<Order> order) {
        return new Expression.Aggregate(
                a.function(),
                a.argument(),
                a.distinct(),
                a.sample(),
                a.filter(),
                a.defaultValue(),
                order,
                a.delimiter(),
                a.output());
    }
}
