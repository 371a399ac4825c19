package dev.rowan.orm.execute;

import java.util.Locale;

/** Why a statement ran. */
public enum Cause {
    QUERY,
    /** {@code ref.get()}, or a column that had been left out. */
    LAZY_LOAD,
    PREFETCH,
    SAVE,
    BULK,
    UPDATE,
    DELETE,
    RAW,
    MIGRATION,
    /** BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE, ROLLBACK TO. */
    TRANSACTION;

    /** The name that observers see: {@code lazy-load}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
