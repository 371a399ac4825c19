package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A JSON column. */
public final class JsonPath<R, T> extends JsonExpr<R, T> implements ColumnPath<R, T> {
    JsonPath(Expression node) {
        super(node);
    }
}
