package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** An aggregate that is a number. */
public final class NumberAggregate<R, T extends Number> extends NumberExpr<R, T> {
    private final Expression.Aggregate aggregate;

    NumberAggregate(Expression.Aggregate aggregate) {
        super(aggregate);
        this.aggregate = aggregate;
    }

    /** Each value once: Django's {@code distinct=True}. */
    public NumberAggregate<R, T> distinct() {
        return new NumberAggregate<>(Aggregates.distinct(aggregate));
    }

    /** Of these rows only: Django's {@code filter=}. */
    public <S extends R> NumberAggregate<S, T> filter(Q<? super S> condition) {
        return new NumberAggregate<>(Aggregates.filtered(aggregate, condition.node));
    }

    /** Instead of NULL over no rows: Django's {@code default=}. */
    public NumberAggregate<R, T> orDefault(Number value) {
        return new NumberAggregate<>(Aggregates.defaulted(aggregate, Expression.Value.of(value)));
    }

    /** Instead of NULL over no rows. */
    public NumberAggregate<R, T> orDefault(Expr<R, ?> value) {
        return new NumberAggregate<>(Aggregates.defaulted(aggregate, value.node));
    }
}
