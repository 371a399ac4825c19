package dev.rowan.analysis.sql;

/** A property of a statement's text that detectors ask for. */
public enum Trait {
    /** The select list is exactly one {@code count(…)}. */
    COUNT_ONLY,
    /** The select list is exactly one constant, or one item made of {@code exists(…)}. */
    EXISTS_ONLY,
    /** Some select list item is made of an aggregate, window functions aside. */
    AGGREGATE,
    STAR,
    DISTINCT,
    GROUP_BY,
    ORDER_BY,
    /** Some condition in a {@code where}. */
    WHERE,
    /** {@code limit}, {@code fetch first}, {@code top} or {@code rownum}. */
    LIMIT,
    OFFSET,
    JOIN,
    /** Two tables of the same {@code from} without any condition between them. */
    UNCONDITIONED_JOIN,
    SUBQUERY,
    /** union, intersect, except. */
    COMPOUND,
    FOR_UPDATE,
    /** returning, output, final table. */
    RETURNING,
    /** An {@code insert} with several rows of values, or from a select, or from arrays. */
    MULTI_ROW,
    /** {@code select 1}, {@code values 1}, {@code select 1 from dual}: it asks the connection, not the data. */
    CONSTANT
}
