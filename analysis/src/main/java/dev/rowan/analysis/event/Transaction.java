package dev.rowan.analysis.event;

/**
 * A database transaction inside a unit; a unit keeps the first 256.
 *
 * @param id its number, as steps and samples name it
 * @param connection its connection
 * @param startedAt nanoseconds from the unit's start to its first statement
 * @param nanos from its first statement to its end
 * @param statements executions in it
 * @param writes those that may have changed rows
 * @param longestIdle the longest time without a statement running, after the first and before the end
 * @param idleAfter ordinal of the step before that gap, or -1
 * @param idlePath where the application was when the gap ended; empty when not known
 * @param outcome how it ended
 */
public record Transaction(
        long id,
        long connection,
        long startedAt,
        long nanos,
        long statements,
        long writes,
        long longestIdle,
        int idleAfter,
        CallPath idlePath,
        Outcome outcome) {

    /** How a transaction ended. */
    public enum Outcome {
        COMMITTED,
        ROLLED_BACK,
        /** The unit ended first. */
        OPEN
    }
}
