package dev.rowan.analysis;

/** How much is known about a finding; never more is said than was measured. */
public enum Confidence {
    /** The evidence admits an innocent explanation. */
    POSSIBLE,
    /** The pattern fits, and nothing speaks against it. */
    LIKELY,
    /** Shown by key provenance, by the library itself, or by the database's metadata. */
    PROVEN;

    /** The lower-case word of {@code findings.json}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
