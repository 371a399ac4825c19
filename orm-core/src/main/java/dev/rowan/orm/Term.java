package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;

/** A value or a relation of rows of {@code R}: what can be selected, counted, sorted by. Immutable. */
public abstract class Term<R> extends Sort<R> {
    final Expression node;

    Term(Expression node) {
        super(new Order.By(node, false, null));
        this.node = node;
    }

    @Override
    public final String toString() {
        return node.toString();
    }
}
