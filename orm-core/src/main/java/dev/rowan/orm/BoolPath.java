package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A truth column. */
public final class BoolPath<R> extends BoolExpr<R> implements ColumnPath<R, Boolean> {
    BoolPath(Expression node) {
        super(node);
    }
}
