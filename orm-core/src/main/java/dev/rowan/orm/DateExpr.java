package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A date. */
public class DateExpr<R> extends ValueExpr<R, java.time.LocalDate> {
    DateExpr(Expression node) {
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

    @Override
    public DateExpr<R> as(String name) {
        return new DateExpr<>(named(name));
    }
}
