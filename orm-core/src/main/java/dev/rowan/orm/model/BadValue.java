package dev.rowan.orm.model;

/** A value that a field's type cannot take, such as text for a number. */
public final class BadValue extends RowanException {
    private static final long serialVersionUID = 1L;

    public BadValue(String message) {
        super(message);
    }
}
