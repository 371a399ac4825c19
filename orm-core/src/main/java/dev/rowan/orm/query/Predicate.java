package dev.rowan.orm.query;

import java.util.List;

/** What a row must satisfy. */
public sealed interface Predicate {
    /** Satisfied by every row: Django's empty {@code Q()}. */
    static Predicate everything() {
        return new AllOf(List.of());
    }

    /**
     * A lookup in Django's spelling, {@code author__name__icontains}: path, transforms and lookup in one name, to be
     * taken apart where the model is known. A missing lookup is {@code exact}.
     */
    record Named(String name, Expression right) implements Predicate {}

    /** A lookup whose left side is known: {@code author.name icontains 'jane'}. */
    record Lookup(Expression left, String lookup, Expression right) implements Predicate {}

    /** A boolean expression as a condition: {@code Exists(…)}, a boolean column, {@code Case}. */
    record Holds(Expression expression) implements Predicate {}

    record Not(Predicate inner) implements Predicate {}

    record AllOf(List<Predicate> parts) implements Predicate {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    record AnyOf(List<Predicate> parts) implements Predicate {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /** True for an odd number of true parts (Django 5). */
    record OneOf(List<Predicate> parts) implements Predicate {
        public OneOf {
            parts = List.copyOf(parts);
        }
    }

    /** Whether this is an empty conjunction, which filters nothing. */
    default boolean isEmpty() {
        return this instanceof AllOf all && all.parts().isEmpty();
    }
}
