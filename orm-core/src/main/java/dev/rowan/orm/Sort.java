package dev.rowan.orm;

import dev.rowan.orm.query.Order;

/** A key of an ordering over rows of {@code R}; an expression sorts in ascending order. */
public class Sort<R> {
    final Order order;

    Sort(Order order) {
        this.order = order;
    }

    /** The opposite order, nulls at the other end. */
    static <R> Sort<R> reversed(Sort<R> sort) {
        return new Sort<>(sort.order.reversed());
    }
}
