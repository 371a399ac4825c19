package dev.rowan.orm.query;

import org.jspecify.annotations.Nullable;

/** One key of an ordering. */
public sealed interface Order {
    /** Random order: Django's {@code ?}. */
    record Random() implements Order {}

    /**
     * By an expression. A path that ends at a relation follows the related model's ordering.
     *
     * @param nullsFirst null leaves it to the database
     */
    record By(
            Expression expression,
            boolean descending,
            @Nullable Boolean nullsFirst) implements Order {}

    /** Django's spelling: {@code -author__name} or {@code ?}. */
    static Order parse(String name) {
        if (name.equals("?")) {
            return new Random();
        }
        boolean descending = name.startsWith("-");
        String path = descending || name.startsWith("+") ? name.substring(1) : name;
        return new By(Expression.Path.of(path), descending, null);
    }

    /** The opposite order; nulls change their end too. */
    default Order reversed() {
        return this instanceof By by
                ? new By(by.expression, !by.descending, by.nullsFirst == null ? null : Boolean.valueOf(!by.nullsFirst))
                : this;
    }
}
