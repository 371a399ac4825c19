package dev.rowan.orm.execute;

/** A constraint of the database refused the statement. */
public class IntegrityError extends DatabaseError {
    private static final long serialVersionUID = 1L;

    IntegrityError(Failure failure) {
        super(failure);
    }
}
