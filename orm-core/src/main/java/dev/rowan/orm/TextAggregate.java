package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import java.util.Arrays;
import java.util.List;

/** An aggregate that is a text. */
public final class TextAggregate<R> extends TextExpr<R> {
    private final Expression.Aggregate aggregate;

    TextAggregate(Expression.Aggregate aggregate) {
        super(aggregate);
        this.aggregate = aggregate;
    }

    /** Each value once: Django's {@code distinct=True}. */
    public TextAggregate<R> distinct() {
        return new TextAggregate<>(Aggregates.distinct(aggregate));
    }

    /** Of these rows only: Django's {@code filter=}. */
    public <S extends R> TextAggregate<S> filter(Q<? super S> condition) {
        return new TextAggregate<>(Aggregates.filtered(aggregate, condition.node));
    }

    /** Instead of NULL over no rows: Django's {@code default=}. */
    public TextAggregate<R> orDefault(String value) {
        return new TextAggregate<>(Aggregates.defaulted(aggregate, Expression.Value.of(value)));
    }

    /** In which order the texts are joined. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <S extends R> TextAggregate<S> orderBy(Sort<? super S>... keys) {
        List<Order> order = Arrays.stream(keys).map(key -> key.order).toList();
        return new TextAggregate<>(Aggregates.ordered(aggregate, order));
    }
}
