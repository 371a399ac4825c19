package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** An expression that is compared with values of its own type. */
public class ValueExpr<R, T> extends Expr<R, T> {
    ValueExpr(Expression node) {
        super(node);
    }

    /** Equal to the value; null asks for IS NULL. */
    public final Q<R> eq(@Nullable T value) {
        return is("exact", value);
    }

    /** Django's {@code exclude(x=value)}: not equal, NULL included. */
    public final Q<R> ne(@Nullable T value) {
        return eq(value).not();
    }

    public final Q<R> gt(T value) {
        return is("gt", value);
    }

    public final Q<R> gte(T value) {
        return is("gte", value);
    }

    public final Q<R> lt(T value) {
        return is("lt", value);
    }

    public final Q<R> lte(T value) {
        return is("lte", value);
    }

    /** Between two values, both included. */
    public final Q<R> range(T from, T to) {
        return new Q<>(new Predicate.Lookup(node, "range", Expression.Items.of(Arrays.asList(from, to))));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Q<R> in(T... values) {
        return in(Arrays.asList(values));
    }

    /** One of the values; none at all costs no statement. */
    public final Q<R> in(Collection<? extends T> values) {
        return new Q<>(new Predicate.Lookup(node, "in", Expression.Items.of(values)));
    }

    @Override
    public ValueExpr<R, T> as(String name) {
        return new ValueExpr<>(named(name));
    }
}
