package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A column of a type without lookups of its own: an enum, a UUID, bytes, a duration. */
public final class Path<R, T> extends ValueExpr<R, T> implements ColumnPath<R, T> {
    Path(Expression node) {
        super(node);
    }
}
