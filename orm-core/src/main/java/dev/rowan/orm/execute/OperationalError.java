package dev.rowan.orm.execute;

/** The database could not do what it was asked, through no fault of the statement. */
public class OperationalError extends DatabaseError {
    private static final long serialVersionUID = 1L;

    OperationalError(Failure failure) {
        super(failure);
    }

    /** Whether a concurrent transaction was in the way, so that the whole block may succeed when it runs again. */
    boolean isWorthRetrying() {
        return false;
    }
}
