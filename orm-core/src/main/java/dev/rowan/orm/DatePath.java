package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A date column. */
public final class DatePath<R> extends DateExpr<R> implements ColumnPath<R, java.time.LocalDate> {
    DatePath(Expression node) {
        super(node);
    }
}
