package dev.rowan.orm.execute;

/** A row or a table stayed locked for longer than the statement may wait. */
public final class LockTimeout extends OperationalError {
    private static final long serialVersionUID = 1L;

    LockTimeout(Failure failure) {
        super(failure);
    }
}
