package dev.rowan.orm.execute;

/** The thread was interrupted while it waited for a connection; its interrupt flag is still set. */
public final class WaitInterrupted extends OperationalError {
    private static final long serialVersionUID = 1L;

    WaitInterrupted(Failure failure) {
        super(failure);
    }
}
