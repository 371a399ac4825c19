package dev.rowan.orm.processor;

import java.io.Serial;

/** A model speaks of a class that no source has yet: another processor may write it in this round. */
final class NotYet extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotYet(String name) {
        super(name, null, false, false);
    }
}
