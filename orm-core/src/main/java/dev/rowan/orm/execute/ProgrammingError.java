package dev.rowan.orm.execute;

/** The statement is wrong: syntax, or a table or column that is not there. */
public class ProgrammingError extends DatabaseError {
    private static final long serialVersionUID = 1L;

    ProgrammingError(Failure failure) {
        super(failure);
    }
}
