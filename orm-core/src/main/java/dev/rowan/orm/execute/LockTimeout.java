package dev.rowan.orm.execute;

/** A row, a table, or on SQLite the whole database stayed locked for longer than the statement may wait. */
public final class LockTimeout extends OperationalError {
    private static final long serialVersionUID = 1L;
    private final boolean wholeDatabase;

    LockTimeout(Failure failure, boolean wholeDatabase) {
        super(failure);
        this.wholeDatabase = wholeDatabase;
    }

    /** Where there is one lock for all, two transactions that read and then write stand in each other's way. */
    @Override
    boolean isWorthRetrying() {
        return wholeDatabase;
    }
}
