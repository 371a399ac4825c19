package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** An aggregate that is no number: the least date, the sum of durations. */
public final class ValueAggregate<R, T> extends ValueExpr<R, T> {
    private final Expression.Aggregate aggregate;

    ValueAggregate(Expression.Aggregate aggregate) {
        super(aggregate);
        this.aggregate = aggregate;
    }

    /** Each value once: Django's {@code distinct=True}. */
    public ValueAggregate<R, T> distinct() {
        return new ValueAggregate<>(Aggregates.distinct(aggregate));
    }

    /** Of these rows only: Django's {@code filter=}. */
    public <S extends R> ValueAggregate<S, T> filter(Q<? super S> condition) {
        return new ValueAggregate<>(Aggregates.filtered(aggregate, condition.node));
    }

    /** Instead of NULL over no rows, a value or an expression: Django's {@code default=}. */
    public ValueAggregate<R, T> orDefault(T value) {
        return new ValueAggregate<>(Aggregates.defaulted(aggregate, Q.right(value)));
    }
}
