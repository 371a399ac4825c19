package dev.rowan.analysis.event;

/** How a statement was executed, as the driver saw it. */
public enum StatementKind {
    QUERY,
    UPDATE,
    /** executeBatch, a multi-row insert from arrays, COPY. */
    BATCH,
    CALL,
    DDL,
    OTHER
}
