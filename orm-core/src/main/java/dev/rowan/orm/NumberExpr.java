package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Expression.Arithmetic;
import dev.rowan.orm.query.Predicate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number; values of any number class are taken where the database can compare them. */
public class NumberExpr<R, T extends Number> extends Expr<R, T> {
    NumberExpr(Expression node) {
        super(node);
    }

    /** Equal to the value; null asks for IS NULL. */
    public final Q<R> eq(@Nullable Number value) {
        return is("exact", value);
    }

    public final Q<R> ne(@Nullable Number value) {
        return eq(value).not();
    }

    public final Q<R> gt(Number value) {
        return is("gt", value);
    }

    public final Q<R> gte(Number value) {
        return is("gte", value);
    }

    public final Q<R> lt(Number value) {
        return is("lt", value);
    }

    public final Q<R> lte(Number value) {
        return is("lte", value);
    }

    public final Q<R> range(Number from, Number to) {
        return new Q<>(new Predicate.Lookup(node, "range", Expression.Items.of(List.of(from, to))));
    }

    public final Q<R> in(Number... values) {
        return in(Arrays.asList(values));
    }

    /** One of the values; none at all costs no statement. */
    public final Q<R> in(Collection<? extends Number> values) {
        return new Q<>(new Predicate.Lookup(node, "in", Expression.Items.of(values)));
    }

    public final NumberExpr<R, T> plus(Number value) {
        return with(Arithmetic.PLUS, Expression.Value.of(value));
    }

    public final NumberExpr<R, T> plus(Expr<?, ?> other) {
        return with(Arithmetic.PLUS, other.node);
    }

    public final NumberExpr<R, T> minus(Number value) {
        return with(Arithmetic.MINUS, Expression.Value.of(value));
    }

    public final NumberExpr<R, T> minus(Expr<?, ?> other) {
        return with(Arithmetic.MINUS, other.node);
    }

    public final NumberExpr<R, T> times(Number value) {
        return with(Arithmetic.TIMES, Expression.Value.of(value));
    }

    public final NumberExpr<R, T> times(Expr<?, ?> other) {
        return with(Arithmetic.TIMES, other.node);
    }

    public final NumberExpr<R, T> dividedBy(Number value) {
        return with(Arithmetic.DIVIDE, Expression.Value.of(value));
    }

    public final NumberExpr<R, T> dividedBy(Expr<?, ?> other) {
        return with(Arithmetic.DIVIDE, other.node);
    }

    public final NumberExpr<R, T> modulo(Number value) {
        return with(Arithmetic.MODULO, Expression.Value.of(value));
    }

    public final NumberExpr<R, T> power(Number value) {
        return with(Arithmetic.POWER, Expression.Value.of(value));
    }

    public final NumberExpr<R, T> bitAnd(Number value) {
        return with(Arithmetic.BIT_AND, Expression.Value.of(value));
    }

    public final NumberExpr<R, T> bitOr(Number value) {
        return with(Arithmetic.BIT_OR, Expression.Value.of(value));
    }

    public final NumberExpr<R, T> bitXor(Number value) {
        return with(Arithmetic.BIT_XOR, Expression.Value.of(value));
    }

    public final NumberExpr<R, T> shiftLeft(Number value) {
        return with(Arithmetic.SHIFT_LEFT, Expression.Value.of(value));
    }

    public final NumberExpr<R, T> shiftRight(Number value) {
        return with(Arithmetic.SHIFT_RIGHT, Expression.Value.of(value));
    }

    @Override
    public NumberExpr<R, T> as(String name) {
        return new NumberExpr<>(named(name));
    }

    private NumberExpr<R, T> with(Arithmetic operator, Expression right) {
        return new NumberExpr<>(new Expression.Combined(node, operator, right));
    }
}
