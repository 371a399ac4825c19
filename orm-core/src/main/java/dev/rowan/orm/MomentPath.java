package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A column of points in time, or of dates with times. */
public final class MomentPath<R, T> extends MomentExpr<R, T> implements ColumnPath<R, T> {
    MomentPath(Expression node) {
        super(node);
    }
}
