package dev.rowan.orm.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint of a table. Predicate trees are opaque here, because the tree knows models. */
public sealed interface ConstraintSpec {
    String name();

    /** What a validation says when a row breaks it, or null for the standard sentence. */
    @Nullable
    String message();

    /** A condition that each row must satisfy. */
    record Check(String name, Object condition, @Nullable String message) implements ConstraintSpec {}

    /** Fields (or expression trees) whose values together must be unique, among the rows of a condition. */
    record Unique(
            String name,
            List<Object> parts,
            @Nullable Object condition,
            List<String> include,
            boolean deferred,
            @Nullable Boolean nullsDistinct,
            @Nullable String message)
            implements ConstraintSpec {
        public Unique {
            parts = List.copyOf(parts);
            include = List.copyOf(include);
        }
    }
}
