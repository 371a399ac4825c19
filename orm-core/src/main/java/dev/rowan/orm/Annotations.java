package dev.rowan.orm;

import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.query.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of annotations: given with {@code as}, or Django's default for an aggregate of a path. */
final class Annotations {
    private Annotations() {}

    static Expression.Named named(Expression node) {
        if (node instanceof Expression.Named named) {
            return named;
        }
        String name = nameOf(node);
        if (name != null) {
            return new Expression.Named(name, node);
        }
        throw new FieldError("An annotation needs a name: " + node + ".\n  Give it one with .as(\"name\"). Only an"
                + " aggregate of a plain path has a default name, such as " + List.of("views__sum") + ".");
    }

    /** As {@link #named}; what has no name gets one of its position, which only its place tells from others. */
    static Expression placed(Expression node, int position) {
        if (node instanceof Expression.Path || node instanceof Expression.Named) {
            return node;
        }
        String name = nameOf(node);
        return new Expression.Named(name == null ? "_" + position : name, node);
    }

    private static @Nullable String nameOf(Expression node) {
        return node instanceof Expression.Aggregate aggregate && aggregate.argument() instanceof Expression.Path path
                ? String.join("__", path.names()) + "__" + aggregate.function()
                : null;
    }
}
