package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A text column. */
public final class TextPath<R> extends TextExpr<R> implements ColumnPath<R, String> {
    TextPath(Expression node) {
        super(node);
    }
}
