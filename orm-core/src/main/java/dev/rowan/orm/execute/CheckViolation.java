package dev.rowan.orm.execute;

/** A row does not satisfy a check constraint. */
public final class CheckViolation extends IntegrityError {
    private static final long serialVersionUID = 1L;

    CheckViolation(Failure failure) {
        super(failure);
    }
}
