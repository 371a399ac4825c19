package dev.rowan.analysis.sql;

/** A column that a condition compares with a bind or a literal: what a statement is looked up by. */
public record Key(Column column, Comparison comparison) {

    /** How the column is compared. */
    public enum Comparison {
        EQUAL,
        /** {@code in (…)}, {@code = any(…)}: one statement may serve many keys. */
        IN,
        /** {@code < > <= >= between}. */
        RANGE,
        LIKE,
        /** {@code <>}, JSON operators and whatever else. */
        OTHER
    }

    @Override
    public String toString() {
        return column.toString();
    }
}
