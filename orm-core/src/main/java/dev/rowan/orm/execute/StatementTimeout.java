package dev.rowan.orm.execute;

/** The statement ran longer than it may. */
public final class StatementTimeout extends OperationalError {
    private static final long serialVersionUID = 1L;

    StatementTimeout(Failure failure) {
        super(failure);
    }
}
