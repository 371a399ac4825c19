package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import java.util.List;

/** Django's {@code F}: a column, a path or an annotation by its name in a string. */
public final class F<R> extends NumberExpr<R, Number> {
    private F(Expression node) {
        super(node);
    }

    public static <R> F<R> of(String name) {
        return new F<>(new Expression.Path(List.of(name.split("__", -1))));
    }
}
