package dev.rowan.orm.execute;

/** Two transactions waited for each other, and the database chose this one to end. */
public final class Deadlock extends OperationalError {
    private static final long serialVersionUID = 1L;

    Deadlock(Failure failure) {
        super(failure);
    }

    @Override
    boolean isWorthRetrying() {
        return true;
    }
}
