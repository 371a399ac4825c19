package dev.rowan.orm.execute;

/** The transaction cannot do this in its present state. */
public final class TransactionManagementError extends ProgrammingError {
    private static final long serialVersionUID = 1L;

    TransactionManagementError(Failure failure) {
        super(failure);
    }
}
