package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import java.time.Instant;
import java.util.List;

/**
 * Django's {@code F}: a column, a path or an annotation by its name in a string.
 *
 * <pre>{@code
 * Post.objects.filter(published.isTrue()).update(views.to(F.<Post>of("views").plus(1)));
 * }</pre>
 */
public final class F<R> extends NumberExpr<R, Number> {
    private F(Expression node) {
        super(node);
    }

    public static <R> F<R> of(String name) {
        return new F<>(path(name));
    }

    /** A text by its name, for lookups and functions of texts. */
    public static <R> TextExpr<R> text(String name) {
        return new TextExpr<>(path(name));
    }

    public static <R> BoolExpr<R> bool(String name) {
        return new BoolExpr<>(path(name));
    }

    public static <R> DateExpr<R> date(String name) {
        return new DateExpr<>(path(name));
    }

    public static <R> TimeExpr<R> time(String name) {
        return new TimeExpr<>(path(name));
    }

    /** A point in time, or a date with a time, by its name. */
    public static <R> MomentExpr<R, Instant> moment(String name) {
        return new MomentExpr<>(path(name));
    }

    public static <R> JsonExpr<R, Object> json(String name) {
        return new JsonExpr<>(path(name));
    }

    /** A value of any other type by its name. */
    public static <R> ValueExpr<R, Object> value(String name) {
        return new ValueExpr<>(path(name));
    }

    private static Expression.Path path(String name) {
        return new Expression.Path(List.of(name.split("__", -1)));
    }
}
