package dev.rowan.orm;

import static dev.rowan.orm.Functions.call;

import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;

/**
 * Mathematics that the database does; to be imported statically.
 *
 * <p>Where the value is a {@code Number}, it is a {@code BigDecimal} of decimals and a {@code Double} of others.
 */
public final class MathFunctions {
    private MathFunctions() {}

    /** Django's {@code Abs}. */
    public static <R, T extends Number> NumberExpr<R, T> abs(NumberExpr<R, T> number) {
        return new NumberExpr<>(call("abs", number.node));
    }

    /** Django's {@code Ceil}. */
    public static <R, T extends Number> NumberExpr<R, T> ceil(NumberExpr<R, T> number) {
        return new NumberExpr<>(call("ceil", number.node));
    }

    /** Django's {@code Floor}. */
    public static <R, T extends Number> NumberExpr<R, T> floor(NumberExpr<R, T> number) {
        return new NumberExpr<>(call("floor", number.node));
    }

    /** Django's {@code Sign}. */
    public static <R, T extends Number> NumberExpr<R, T> sign(NumberExpr<R, T> number) {
        return new NumberExpr<>(call("sign", number.node));
    }

    /** To an integer, half away from zero: Django's {@code Round}. */
    public static <R, T extends Number> NumberExpr<R, T> round(NumberExpr<R, T> number) {
        return round(number, 0);
    }

    /** To so many digits after the point; PostgreSQL takes negative ones too. */
    public static <R, T extends Number> NumberExpr<R, T> round(NumberExpr<R, T> number, int digits) {
        return new NumberExpr<>(call("round", number.node, new Expression.Value(digits, FieldTypes.INTEGER)));
    }

    /** Django's {@code Mod}. */
    public static <R> NumberExpr<R, Number> mod(NumberExpr<R, ?> number, Number by) {
        return new NumberExpr<>(call("mod", number.node, Expression.Value.of(by)));
    }

    public static <R> NumberExpr<R, Number> mod(NumberExpr<R, ?> number, NumberExpr<R, ?> by) {
        return new NumberExpr<>(call("mod", number.node, by.node));
    }

    /** Django's {@code Power}. */
    public static <R> NumberExpr<R, Number> power(NumberExpr<R, ?> number, Number by) {
        return new NumberExpr<>(call("power", number.node, Expression.Value.of(by)));
    }

    public static <R> NumberExpr<R, Number> power(NumberExpr<R, ?> number, NumberExpr<R, ?> by) {
        return new NumberExpr<>(call("power", number.node, by.node));
    }

    /** The logarithm to a base, which comes first: Django's {@code Log}. */
    public static <R> NumberExpr<R, Number> log(NumberExpr<R, ?> base, NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("log", base.node, number.node));
    }

    /** Django's {@code ATan2}. */
    public static <R> NumberExpr<R, Number> atan2(NumberExpr<R, ?> y, NumberExpr<R, ?> x) {
        return new NumberExpr<>(call("atan2", y.node, x.node));
    }

    /** Django's {@code Sqrt}. */
    public static <R> NumberExpr<R, Number> sqrt(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("sqrt", number.node));
    }

    /** Django's {@code Exp}. */
    public static <R> NumberExpr<R, Number> exp(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("exp", number.node));
    }

    /** Django's {@code Ln}. */
    public static <R> NumberExpr<R, Number> ln(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("ln", number.node));
    }

    /** Django's {@code Degrees}. */
    public static <R> NumberExpr<R, Number> degrees(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("degrees", number.node));
    }

    /** Django's {@code Radians}. */
    public static <R> NumberExpr<R, Number> radians(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("radians", number.node));
    }

    /** Django's {@code Sin}. */
    public static <R> NumberExpr<R, Number> sin(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("sin", number.node));
    }

    /** Django's {@code Cos}. */
    public static <R> NumberExpr<R, Number> cos(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("cos", number.node));
    }

    /** Django's {@code Tan}. */
    public static <R> NumberExpr<R, Number> tan(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("tan", number.node));
    }

    /** Django's {@code Cot}. */
    public static <R> NumberExpr<R, Number> cot(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("cot", number.node));
    }

    /** Django's {@code ASin}. */
    public static <R> NumberExpr<R, Number> asin(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("asin", number.node));
    }

    /** Django's {@code ACos}. */
    public static <R> NumberExpr<R, Number> acos(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("acos", number.node));
    }

    /** Django's {@code ATan}. */
    public static <R> NumberExpr<R, Number> atan(NumberExpr<R, ?> number) {
        return new NumberExpr<>(call("atan", number.node));
    }

    /** Django's {@code Pi}. */
    public static <R> NumberExpr<R, Double> pi() {
        return new NumberExpr<>(call("pi"));
    }

    /** From 0 to 1, another for each row: Django's {@code Random}. */
    public static <R> NumberExpr<R, Double> random() {
        return new NumberExpr<>(call("random"));
    }
}
