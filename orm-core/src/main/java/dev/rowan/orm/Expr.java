package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A value of type {@code T} that the database computes for each row of {@code R}.
 *
 * <p>Immutable, safe for any thread.
 */
public abstract class Expr<R, T> extends Term<R> {
    Expr(Expression node) {
        super(node);
    }

    /** One of the rows of a query of one column, as a subquery. */
    public final Q<R> inQuery(BaseQuery<?, ?, ?> query) {
        return new Q<>(new Predicate.Lookup(node, "in", new Expression.Subquery(query.select(), null)));
    }

    public final Q<R> isNull() {
        return is("isnull", true);
    }

    public final Q<R> isNotNull() {
        return is("isnull", false);
    }

    public final Q<R> eqExpr(Expr<?, ? extends T> other) {
        return compare("exact", other);
    }

    public final Q<R> neExpr(Expr<?, ? extends T> other) {
        return eqExpr(other).not();
    }

    public final Q<R> gtExpr(Expr<?, ? extends T> other) {
        return compare("gt", other);
    }

    public final Q<R> gteExpr(Expr<?, ? extends T> other) {
        return compare("gte", other);
    }

    public final Q<R> ltExpr(Expr<?, ? extends T> other) {
        return compare("lt", other);
    }

    public final Q<R> lteExpr(Expr<?, ? extends T> other) {
        return compare("lte", other);
    }

    /** A registered lookup by name, with a value or an expression at its right. */
    public final Q<R> lookup(String name, @Nullable Object right) {
        return right instanceof Term<?> term ? compare(name, term) : is(name, right);
    }

    /** A registered transform by name. */
    public final ValueExpr<R, Object> transform(String name) {
        return new ValueExpr<>(new Expression.Transformed(node, name));
    }

    public final Sort<R> asc() {
        return new Sort<>(new Order.By(node, false, null));
    }

    public final Sort<R> desc() {
        return new Sort<>(new Order.By(node, true, null));
    }

    public final Sort<R> ascNullsFirst() {
        return new Sort<>(new Order.By(node, false, true));
    }

    public final Sort<R> ascNullsLast() {
        return new Sort<>(new Order.By(node, false, false));
    }

    public final Sort<R> descNullsFirst() {
        return new Sort<>(new Order.By(node, true, true));
    }

    public final Sort<R> descNullsLast() {
        return new Sort<>(new Order.By(node, true, false));
    }

    /** The same value under a name, for {@code annotate}, {@code aggregate} and {@code values}. */
    public abstract Expr<R, T> as(String name);

    final Expression named(String name) {
        return new Expression.Named(name, node);
    }

    final Q<R> is(String lookup, @Nullable Object value) {
        return new Q<>(new Predicate.Lookup(node, lookup, Expression.Value.of(value)));
    }

    final Q<R> compare(String lookup, Term<?> other) {
        return new Q<>(new Predicate.Lookup(node, lookup, other.node));
    }
}
