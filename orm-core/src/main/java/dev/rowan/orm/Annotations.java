package dev.rowan.orm;

import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.query.Expression;
import java.util.List;

/** Names of annotations: given with {@code as}, or Django's default for an aggregate of a path. */
final class Annotations {
    private Annotations() {}

    static Expression.Named named(Expression node) {
        if (node instanceof Expression.Named named) {
            return named;
        }
        if (node instanceof Expression.Aggregate aggregate && aggregate.argument() instanceof Expression.Path path) {
            return new Expression.Named(String.join("__", path.names()) + "__" + aggregate.function(), node);
        }
        throw new FieldError("An annotation needs a name: " + node + ".\n  Give it one with .as(\"name\"). Only an"
                + " aggregate of a plain path has a default name, such as " + List.of("views__sum") + ".");
    }
}
