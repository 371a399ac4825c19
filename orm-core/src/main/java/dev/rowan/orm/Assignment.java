package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A column and its value, for {@code create}, {@code update} and the like. Immutable. */
@SuppressWarnings("UnusedTypeParameter") // keeps the columns of other models out
public final class Assignment<R> {
    final Expression.Path column;
    final Expression value;

    Assignment(Expression.Path column, Expression value) {
        this.column = column;
        this.value = value;
    }

    /** Django's form: {@code Assignment.of("views", f("views").plus(1))}. */
    public static <R> Assignment<R> of(String column, @org.jspecify.annotations.Nullable Object value) {
        return new Assignment<>(new Expression.Path(java.util.List.of(column.split("__", -1))), Q.right(value));
    }
}
