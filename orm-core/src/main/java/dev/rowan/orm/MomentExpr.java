package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A date with a time; parts are those of the current time zone when {@code T} is a point in time. */
public class MomentExpr<R, T> extends ValueExpr<R, T> {
    MomentExpr(Expression node) {
        super(node);
    }

    public final NumberExpr<R, Integer> year() {
        return new NumberExpr<>(new Expression.Extract(node, "year", null));
    }

    public final NumberExpr<R, Integer> isoYear() {
        return new NumberExpr<>(new Expression.Extract(node, "iso_year", null));
    }

    public final NumberExpr<R, Integer> quarter() {
        return new NumberExpr<>(new Expression.Extract(node, "quarter", null));
    }

    public final NumberExpr<R, Integer> month() {
        return new NumberExpr<>(new Expression.Extract(node, "month", null));
    }

    public final NumberExpr<R, Integer> week() {
        return new NumberExpr<>(new Expression.Extract(node, "week", null));
    }

    public final NumberExpr<R, Integer> day() {
        return new NumberExpr<>(new Expression.Extract(node, "day", null));
    }

    public final NumberExpr<R, Integer> weekDay() {
        return new NumberExpr<>(new Expression.Extract(node, "week_day", null));
    }

    public final NumberExpr<R, Integer> isoWeekDay() {
        return new NumberExpr<>(new Expression.Extract(node, "iso_week_day", null));
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

    /** The date, in the current time zone. */
    public final DateExpr<R> date() {
        return new DateExpr<>(new Expression.Transformed(node, "date"));
    }

    /** The time of day, in the current time zone. */
    public final TimeExpr<R> time() {
        return new TimeExpr<>(new Expression.Transformed(node, "time"));
    }

    @Override
    public MomentExpr<R, T> as(String name) {
        return new MomentExpr<>(named(name));
    }
}
