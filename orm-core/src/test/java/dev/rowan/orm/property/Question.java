package dev.rowan.orm.property;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queryset as data.
 *
 * @param order paths over to-one relations, {@code -} for descending; the key follows them all
 */
record Question(
        String model,
        List<Step> steps,
        List<String> order,
        boolean distinct,
        int from,
        @Nullable Integer to) {

    /** A call on the queryset. */
    sealed interface Step {
        record Filter(Condition condition, boolean exclude) implements Step {}

        /** An annotation called {@code n}, which {@code having} asks for. */
        record Count(List<String> path, boolean distinct) implements Step {}

        /** A sum, a least or a largest value of numbers under the name {@code n}. */
        record Total(String function, List<String> path) implements Step {}

        record Having(String operator, long value) implements Step {}

        /** {@code a | b}, or {@code a ^ b}, where each side is filters. */
        record Either(List<Step> left, List<Step> right, boolean exclusive) implements Step {}

        /** {@code a & b}. */
        record Both(List<Step> left, List<Step> right) implements Step {}
    }

    /** What a row must satisfy. */
    sealed interface Condition {
        /**
         * A lookup.
         *
         * @param typed whether it is asked from a typed expression rather than by its name
         */
        record Lookup(List<String> path, String lookup, Object right, boolean typed) implements Condition {}

        record Not(Condition inner) implements Condition {}

        record All(List<Condition> parts) implements Condition {}

        record Any(List<Condition> parts) implements Condition {}

        record Odd(List<Condition> parts) implements Condition {}

        default List<Condition> parts() {
            return List.of();
        }

        /** A condition of the same kind with other parts. */
        default Condition of(List<Condition> parts) {
            return this instanceof All ? new All(parts) : this instanceof Any ? new Any(parts) : new Odd(parts);
        }
    }

    /** A column of the row itself or over to-one relations, at the right of a lookup. */
    record Named(List<String> path) {}

    boolean counts() {
        return steps.stream().anyMatch(step -> step instanceof Step.Count || step instanceof Step.Total);
    }
}
