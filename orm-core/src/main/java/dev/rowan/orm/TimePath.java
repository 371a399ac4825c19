package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A time column. */
public final class TimePath<R> extends TimeExpr<R> implements ColumnPath<R, java.time.LocalTime> {
    TimePath(Expression node) {
        super(node);
    }
}
