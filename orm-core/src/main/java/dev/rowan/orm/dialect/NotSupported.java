package dev.rowan.orm.dialect;

import dev.rowan.orm.model.RowanException;

/** Something that this database cannot do, such as {@code DISTINCT ON} on SQLite. */
public final class NotSupported extends RowanException {
    private static final long serialVersionUID = 1L;

    public NotSupported(String message) {
        super(message);
    }
}
