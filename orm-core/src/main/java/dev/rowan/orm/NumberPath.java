package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A number column. */
public final class NumberPath<R, T extends Number> extends NumberExpr<R, T> implements ColumnPath<R, T> {
    NumberPath(Expression node) {
        super(node);
    }

    /** Sets the column to a number of any class that the column can hold. */
    @Override
    public Assignment<R> to(Number value) {
        return new Assignment<>((Expression.Path) node, Expression.Value.of(value));
    }
}
