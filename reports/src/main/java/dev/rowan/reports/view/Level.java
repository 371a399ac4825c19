package dev.rowan.reports.view;

/** How much a rule or a message weighs: an error fails the gate, a warning is only told. */
public enum Level {
    OFF,
    WARN,
    ERROR;

    /** The word used in configuration files and on the console. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
