package dev.rowan.orm.query;

import java.util.List;

/** A set operation over whole queries; the query that carries it adds only ordering and slicing. */
public record Combination(Kind kind, boolean all, List<Select> parts) {
    public Combination {
        parts = List.copyOf(parts);
    }

    /** The set operations of SQL. */
    public enum Kind {
        UNION,
        INTERSECT,
        EXCEPT;

        /** What is said of a method that does not follow a combination. */
        public String refusal(String method) {
            String word = switch (this) {
                case UNION -> "union";
                case INTERSECT -> "intersection";
                case EXCEPT -> "difference";
            };
            return "Calling QuerySet." + method + "() after " + word + "() is not supported.\n  Call it on the parts,"
                    + " before they are combined.";
        }
    }

    /** Whether the whole is known to have no rows. */
    public boolean isEmpty() {
        return switch (kind) {
            case UNION -> parts.stream().allMatch(Select::none);
            case INTERSECT -> parts.stream().anyMatch(Select::none);
            case EXCEPT -> parts.get(0).none();
        };
    }
}
