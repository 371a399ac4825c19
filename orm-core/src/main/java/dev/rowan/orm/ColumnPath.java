package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import org.jspecify.annotations.Nullable;

/** A column of a model, as generated code names it: {@code Post_.title}; what can be set, loaded, left out. */
public sealed interface ColumnPath<R, T>
        permits Path, TextPath, NumberPath, BoolPath, DatePath, TimePath, MomentPath, JsonPath {

    /** Sets the column in {@code create(…)} and {@code update(…)}. */
    default Assignment<R> to(T value) {
        return new Assignment<>(node(), Expression.Value.of(value));
    }

    /** Sets the column to what the database computes: {@code views.to(views.plus(1))}. */
    default Assignment<R> to(Expr<? super R, ?> value) {
        return new Assignment<>(node(), value.node);
    }

    default Assignment<R> toNull() {
        return new Assignment<>(node(), Expression.Value.of((@Nullable Object) null));
    }

    private Expression.Path node() {
        return (Expression.Path) ((Term<?>) this).node;
    }
}
