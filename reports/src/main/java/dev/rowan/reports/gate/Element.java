package dev.rowan.reports.gate;

/** What a rule looks at one by one. */
public enum Element {
    /** The whole run. */
    BUNDLE,
    /** All tests of a class. */
    CLASS,
    TEST,
    /** A distinct statement, over all tests. */
    STATEMENT,
    /** A JMH benchmark, with its parameters. */
    BENCHMARK
}
