package dev.rowan.orm.execute;

/** A value does not fit: out of range, too long, division by zero, malformed. */
public final class DataError extends DatabaseError {
    private static final long serialVersionUID = 1L;

    DataError(Failure failure) {
        super(failure);
    }
}
