package dev.rowan.analysis;

/** How much a finding matters; the gate's levels are its own. */
public enum Severity {
    INFO,
    WARNING,
    ERROR;

    /** The lower-case word of {@code findings.json}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
