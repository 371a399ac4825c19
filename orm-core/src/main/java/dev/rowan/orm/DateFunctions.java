package dev.rowan.orm;

import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Expression.Arithmetic;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Dates and times that the database computes; to be imported statically. Points in time are seen in the current zone
 * unless one is given. Parts ({@code year()}, {@code hour()}) are methods of the expressions themselves.
 */
public final class DateFunctions {
    private DateFunctions() {}

    /** When the statement began: Django's {@code Now}. */
    public static <R> MomentExpr<R, Instant> now() {
        return new MomentExpr<>(Functions.call("now"));
    }

    /** A part in a zone of its own: Django's {@code Extract(tzinfo=…)}. */
    public static <R> NumberExpr<R, Integer> extract(MomentExpr<R, ?> moment, String part, ZoneId zone) {
        return new NumberExpr<>(new Expression.Extract(moment.node, part, zone.getId()));
    }

    /** A part by its name, of a duration too (PostgreSQL): Django's {@code Extract}. */
    public static <R> NumberExpr<R, Integer> extract(Expr<R, ?> value, String part) {
        return new NumberExpr<>(new Expression.Extract(value.node, part, null));
    }

    /** Cut down to a unit in a zone of its own: Django's {@code Trunc(tzinfo=…)}. */
    public static <R, T> MomentExpr<R, T> trunc(MomentExpr<R, T> moment, String unit, ZoneId zone) {
        return new MomentExpr<>(new Expression.Truncate(moment.node, unit, zone.getId(), null));
    }

    /** Cut down to a unit, as a value of another type: Django's {@code Trunc(output_field=…)}. */
    public static <R, T> ValueExpr<R, T> trunc(Expr<R, ?> value, String unit, FieldType<T, ?> output) {
        return new ValueExpr<>(new Expression.Truncate(value.node, unit, null, output));
    }

    /** Cut down to a unit, as a date. */
    public static <R> DateExpr<R> truncToDate(Expr<R, ?> value, String unit) {
        return new DateExpr<>(new Expression.Truncate(value.node, unit, null, FieldTypes.DATE));
    }

    /** Django's {@code TruncYear}. */
    public static <R, T> MomentExpr<R, T> truncYear(MomentExpr<R, T> moment) {
        return new MomentExpr<>(new Expression.Truncate(moment.node, "year", null, null));
    }

    public static <R> DateExpr<R> truncYear(DateExpr<R> date) {
        return new DateExpr<>(new Expression.Truncate(date.node, "year", null, null));
    }

    /** Django's {@code TruncQuarter}. */
    public static <R, T> MomentExpr<R, T> truncQuarter(MomentExpr<R, T> moment) {
        return new MomentExpr<>(new Expression.Truncate(moment.node, "quarter", null, null));
    }

    public static <R> DateExpr<R> truncQuarter(DateExpr<R> date) {
        return new DateExpr<>(new Expression.Truncate(date.node, "quarter", null, null));
    }

    /** Django's {@code TruncMonth}. */
    public static <R, T> MomentExpr<R, T> truncMonth(MomentExpr<R, T> moment) {
        return new MomentExpr<>(new Expression.Truncate(moment.node, "month", null, null));
    }

    public static <R> DateExpr<R> truncMonth(DateExpr<R> date) {
        return new DateExpr<>(new Expression.Truncate(date.node, "month", null, null));
    }

    /** Django's {@code TruncWeek}. */
    public static <R, T> MomentExpr<R, T> truncWeek(MomentExpr<R, T> moment) {
        return new MomentExpr<>(new Expression.Truncate(moment.node, "week", null, null));
    }

    public static <R> DateExpr<R> truncWeek(DateExpr<R> date) {
        return new DateExpr<>(new Expression.Truncate(date.node, "week", null, null));
    }

    /** Django's {@code TruncDay}. */
    public static <R, T> MomentExpr<R, T> truncDay(MomentExpr<R, T> moment) {
        return new MomentExpr<>(new Expression.Truncate(moment.node, "day", null, null));
    }

    public static <R> DateExpr<R> truncDay(DateExpr<R> date) {
        return new DateExpr<>(new Expression.Truncate(date.node, "day", null, null));
    }

    /** Django's {@code TruncHour}. */
    public static <R, T> MomentExpr<R, T> truncHour(MomentExpr<R, T> moment) {
        return new MomentExpr<>(new Expression.Truncate(moment.node, "hour", null, null));
    }

    public static <R> TimeExpr<R> truncHour(TimeExpr<R> time) {
        return new TimeExpr<>(new Expression.Truncate(time.node, "hour", null, null));
    }

    /** Django's {@code TruncMinute}. */
    public static <R, T> MomentExpr<R, T> truncMinute(MomentExpr<R, T> moment) {
        return new MomentExpr<>(new Expression.Truncate(moment.node, "minute", null, null));
    }

    public static <R> TimeExpr<R> truncMinute(TimeExpr<R> time) {
        return new TimeExpr<>(new Expression.Truncate(time.node, "minute", null, null));
    }

    /** Django's {@code TruncSecond}. */
    public static <R, T> MomentExpr<R, T> truncSecond(MomentExpr<R, T> moment) {
        return new MomentExpr<>(new Expression.Truncate(moment.node, "second", null, null));
    }

    public static <R> TimeExpr<R> truncSecond(TimeExpr<R> time) {
        return new TimeExpr<>(new Expression.Truncate(time.node, "second", null, null));
    }

    /** A moment so much later: Django's {@code F("at") + timedelta(…)}. */
    public static <R, T> MomentExpr<R, T> plus(MomentExpr<R, T> moment, Duration span) {
        return new MomentExpr<>(combined(moment, Arithmetic.PLUS, new Expression.Value(span, FieldTypes.DURATION)));
    }

    public static <R, T> MomentExpr<R, T> plus(MomentExpr<R, T> moment, Expr<R, Duration> span) {
        return new MomentExpr<>(combined(moment, Arithmetic.PLUS, span.node));
    }

    public static <R, T> MomentExpr<R, T> minus(MomentExpr<R, T> moment, Duration span) {
        return new MomentExpr<>(combined(moment, Arithmetic.MINUS, new Expression.Value(span, FieldTypes.DURATION)));
    }

    public static <R, T> MomentExpr<R, T> minus(MomentExpr<R, T> moment, Expr<R, Duration> span) {
        return new MomentExpr<>(combined(moment, Arithmetic.MINUS, span.node));
    }

    /** A date so much later, which is a date with a time. */
    public static <R> MomentExpr<R, java.time.LocalDateTime> plus(DateExpr<R> date, Duration span) {
        return new MomentExpr<>(combined(date, Arithmetic.PLUS, new Expression.Value(span, FieldTypes.DURATION)));
    }

    public static <R> MomentExpr<R, java.time.LocalDateTime> minus(DateExpr<R> date, Duration span) {
        return new MomentExpr<>(combined(date, Arithmetic.MINUS, new Expression.Value(span, FieldTypes.DURATION)));
    }

    /** How much later the second is: Django's {@code F("to") - F("from")}. */
    public static <R> ValueExpr<R, Duration> between(Expr<R, ?> from, Expr<R, ?> to) {
        return new ValueExpr<>(combined(to, Arithmetic.MINUS, from.node));
    }

    private static Expression combined(Expr<?, ?> left, Arithmetic operator, Expression right) {
        return new Expression.Combined(left.node, operator, right);
    }
}
