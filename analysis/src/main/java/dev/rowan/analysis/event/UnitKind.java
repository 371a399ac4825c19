package dev.rowan.analysis.event;

/** What kind of work a unit is; the innermost wins. */
public enum UnitKind {
    TEST,
    REQUEST,
    TRANSACTION,
    MESSAGE,
    SCHEDULED,
    THREAD
}
