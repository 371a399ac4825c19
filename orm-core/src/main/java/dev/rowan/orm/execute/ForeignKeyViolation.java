package dev.rowan.orm.execute;

/** A key points to no row, or a row is still pointed to. */
public final class ForeignKeyViolation extends IntegrityError {
    private static final long serialVersionUID = 1L;

    ForeignKeyViolation(Failure failure) {
        super(failure);
    }
}
