package dev.rowan.analysis.event;

/**
 * What the values at one bind position of a step were like, over all its executions and the entries of its batches.
 *
 * @param kind what all of them were, nulls left aside
 * @param size the largest: characters of a text, bytes of binary data, elements of an array of the JDK's; else, and
 *     where it is not known (a stream), 0
 */
public record BindType(Kind kind, long size) {

    public enum Kind {
        /** Never anything but null. */
        NULL,
        /** A whole number; {@code setInt} and {@code setLong} are told alike. */
        WHOLE,
        DECIMAL,
        TEXT,
        BYTES,
        BOOLEAN,
        /** A date, a time, or both. */
        TIME,
        UUID,
        ARRAY,
        STREAM,
        /** What has no kind of its own here: a driver's own class, an interval, an enum. */
        OTHER,
        /** Values of several kinds. */
        MIXED
    }
}
