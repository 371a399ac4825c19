package dev.rowan.orm;

import dev.rowan.orm.model.RowanException;

/** Something that was not loaded was asked for, under {@link FetchMode#RAISE}. */
public final class LazyLoadRefused extends RowanException {
    private static final long serialVersionUID = 1L;

    LazyLoadRefused(String what, String fix) {
        super(what + " is not loaded, and its queryset forbids lazy loading (FetchMode.RAISE).\n  " + fix);
    }
}
