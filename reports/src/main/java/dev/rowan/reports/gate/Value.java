package dev.rowan.reports.gate;

/** Which number of an element a rule limits. */
public enum Value {
    /** The sum over the element; of a benchmark, what it has. */
    TOTAL,
    /** The largest of its tests. */
    MAXIMUM,
    /** How much more than the baseline has. */
    DELTA
}
