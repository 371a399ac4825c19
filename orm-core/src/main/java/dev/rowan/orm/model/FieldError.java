package dev.rowan.orm.model;

/** A name or a combination of names that a model or a query cannot make sense of. */
public final class FieldError extends RowanException {
    private static final long serialVersionUID = 1L;

    public FieldError(String message) {
        super(message);
    }
}
