package dev.rowan.analysis.event;

/**
 * A single execution, for waterfalls; a unit keeps the first 200.
 *
 * @param step ordinal of its step
 * @param sequence its number within the unit
 * @param startedAt nanoseconds from the unit's start
 * @param nanos time in the driver
 * @param rows rows read or written
 * @param transaction its transaction (see {@link Unit#transactions()}), or -1
 * @param connection its connection
 * @param thread a small number for its thread within the unit, from 0
 * @param binds a salted hash of its values: equal for equal values of the same step, meaningless otherwise
 * @param failed whether it threw
 */
public record Sample(
        int step,
        long sequence,
        long startedAt,
        long nanos,
        long rows,
        long transaction,
        long connection,
        int thread,
        int binds,
        boolean failed) {}
