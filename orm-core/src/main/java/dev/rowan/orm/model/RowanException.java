package dev.rowan.orm.model;

/** The root of all exceptions that Rowan throws on purpose. */
public class RowanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RowanException(String message) {
        super(message);
    }

    public RowanException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
    }
}
