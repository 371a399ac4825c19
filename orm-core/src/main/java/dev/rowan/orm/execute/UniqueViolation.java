package dev.rowan.orm.execute;

/** A row with the same values exists already. */
public final class UniqueViolation extends IntegrityError {
    private static final long serialVersionUID = 1L;

    UniqueViolation(Failure failure) {
        super(failure);
    }
}
