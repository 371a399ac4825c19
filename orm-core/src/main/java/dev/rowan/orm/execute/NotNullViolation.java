package dev.rowan.orm.execute;

/** A column that takes no NULL was given one. */
public final class NotNullViolation extends IntegrityError {
    private static final long serialVersionUID = 1L;

    NotNullViolation(Failure failure) {
        super(failure);
    }
}
