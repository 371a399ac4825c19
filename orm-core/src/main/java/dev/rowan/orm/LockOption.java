package dev.rowan.orm;

/** How {@code selectForUpdate} meets rows that are locked already, and how strongly it locks. */
public enum LockOption {
    /** Fails at once. */
    NO_WAIT,
    /** Leaves locked rows out. */
    SKIP_LOCKED,
    /** Locks without blocking rows that refer to these (PostgreSQL). */
    NO_KEY
}
