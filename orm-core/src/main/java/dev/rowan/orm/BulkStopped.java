package dev.rowan.orm;

import dev.rowan.orm.model.RowanException;

/**
 * The end of bulk work in parts that an error stopped; the cause says why.
 *
 * <p>Parts follow the order of the rows, so that the work can go on after the first {@link #committed()} rows.
 */
public final class BulkStopped extends RowanException {
    private static final long serialVersionUID = 1L;
    private final long committed;
    private final int pending;
    private final boolean inDoubt;

    BulkStopped(String operation, long committed, int pending, boolean inDoubt, RuntimeException cause) {
        super(
                operation + " stopped: the first " + committed + " rows are committed, "
                        + (inDoubt
                                ? "and the " + pending + " after them are either all committed or none:"
                                        + " the connection was lost during the commit.\n  Look for one of them first."
                                : "the " + pending + " read after them are not.\n  Go on after row " + committed + ".")
                        + "\n  Cause: " + cause.getMessage(),
                cause);
        this.committed = committed;
        this.pending = pending;
        this.inDoubt = inDoubt;
    }

    /** How many rows, from the first one on, are committed. */
    public long committed() {
        return committed;
    }

    /** How many rows were read after those: the part that failed. */
    public int pending() {
        return pending;
    }

    /** Whether the connection was lost during the commit of the pending rows, so that they may be committed. */
    public boolean inDoubt() {
        return inDoubt;
    }
}
