package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A truth value. */
public class BoolExpr<R> extends ValueExpr<R, Boolean> {
    BoolExpr(Expression node) {
        super(node);
    }

    public final Q<R> isTrue() {
        return is("exact", true);
    }

    public final Q<R> isFalse() {
        return is("exact", false);
    }

    @Override
    public BoolExpr<R> as(String name) {
        return new BoolExpr<>(named(name));
    }
}
