package dev.rowan.orm.execute;

/** Somebody stopped the statement: a future's {@code cancel}, or an administrator. */
public final class StatementCancelled extends OperationalError {
    private static final long serialVersionUID = 1L;

    StatementCancelled(Failure failure) {
        super(failure);
    }
}
