package dev.rowan.analysis.event;

import java.util.Locale;

/** What kind of work a unit is; the innermost wins. */
public enum UnitKind {
    TEST,
    REQUEST,
    TRANSACTION,
    MESSAGE,
    SCHEDULED,
    THREAD;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Its name for people and machines: {@code test}. */
    public String word() {
        return word;
    }
}
