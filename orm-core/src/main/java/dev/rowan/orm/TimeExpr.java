package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A time of day. */
public class TimeExpr<R> extends ValueExpr<R, java.time.LocalTime> {
    TimeExpr(Expression node) {
        super(node);
    }

    public final NumberExpr<R, Integer> hour() {
        return new NumberExpr<>(new Expression.Extract(node, "hour", null));
    }

    public final NumberExpr<R, Integer> minute() {
        return new NumberExpr<>(new Expression.Extract(node, "minute", null));
    }

    public final NumberExpr<R, Integer> second() {
        return new NumberExpr<>(new Expression.Extract(node, "second", null));
    }

    @Override
    public TimeExpr<R> as(String name) {
        return new TimeExpr<>(named(name));
    }
}
