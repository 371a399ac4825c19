package dev.rowan.orm.model;

/** Something that this database, or this kind of query, cannot do. */
public final class NotSupported extends RowanException {
    private static final long serialVersionUID = 1L;

    public NotSupported(String message) {
        super(message);
    }
}
