package dev.rowan.orm.execute;

/** An UPDATE that had to find its row found none. */
public final class RowNotWritten extends DatabaseError {
    private static final long serialVersionUID = 1L;

    private RowNotWritten(Failure failure) {
        super(failure);
    }

    public static RowNotWritten of(String message) {
        return new RowNotWritten(Failure.of(message, null));
    }
}
