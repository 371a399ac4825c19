package dev.rowan.orm.execute;

/** The connection broke or could not be made; it has been discarded, and the next statement has another. */
public final class ConnectionLost extends OperationalError {
    private static final long serialVersionUID = 1L;

    ConnectionLost(Failure failure) {
        super(failure);
    }
}
