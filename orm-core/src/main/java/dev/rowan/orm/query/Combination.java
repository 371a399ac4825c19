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
        EXCEPT
    }
}
