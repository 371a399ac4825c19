package dev.rowan.reports.gate;

/** A ready set of rules. */
public enum Preset {
    /** No rules but those that are written down. */
    NONE,
    /** No finding that is proven or likely and grave; the others warn. Needs no baseline. */
    RECOMMENDED,
    /** Nothing worse than the baseline: no new finding, and no test with more statements, round trips or rows. */
    RATCHET
}
