package dev.rowan.analysis.event;

/**
 * An association that was loaded along with its parents, and how often anything looked at it: over one JVM's whole run.
 *
 * @param association {@code Owner.pets}
 * @param kind how it was loaded
 * @param path where the parents were loaded
 * @param fingerprint the statement that loaded them, or ""
 * @param test a test in which it was loaded, or ""
 * @param loaded holders filled
 * @param read holders that anything looked at
 * @param rows rows that came with it
 */
public record Fetch(
        String association,
        Kind kind,
        CallPath path,
        String fingerprint,
        String test,
        long loaded,
        long read,
        long rows) {

    /** How an association was loaded with its parents. */
    public enum Kind {
        JOIN,
        PREFETCH,
        EAGER
    }
}
