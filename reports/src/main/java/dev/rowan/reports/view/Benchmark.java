package dev.rowan.reports.view;

import org.jspecify.annotations.Nullable;

/**
 * A JMH benchmark, as its results tell of it.
 *
 * @param name class, method and parameters: {@code com.acme.ReadBenchmark.rows(count=100)}
 * @param results how many results there are of it; of several, allocation is a range and time their mean
 * @param allocation bytes an operation; absent where JMH ran without {@code -prof gc}
 * @param time of an operation; absent in a stored baseline, and where JMH gave a unit that is none of time
 */
public record Benchmark(
        String name,
        int results,
        @Nullable Range allocation,
        @Nullable Time time) {

    /** Objects are a multiple of eight bytes: so few bytes are a handful of them, and no fault of the code. */
    private static final long SLACK_BYTES = 64;

    /** JMH divides what the whole JVM allocated by the operations, so a little of others is in it. */
    private static final double SLACK_SHARE = 0.05;

    /**
     * How long an operation takes.
     *
     * @param nanos the mean
     * @param error half of JMH's interval, of 99.9% confidence; not a number where JMH had too few iterations for one
     */
    public record Time(double nanos, double error) {

        Time with(Time other, int mine, int others) {
            return new Time((nanos * mine + other.nanos * others) / (mine + others), Math.max(error, other.error));
        }

        /** Whether the intervals of both lie apart; without intervals nobody can say. */
        public boolean isApartFrom(Time other) {
            return Math.abs(nanos - other.nanos) > error + other.error;
        }
    }

    /** Both results seen as one benchmark. */
    public Benchmark with(Benchmark other) {
        return new Benchmark(
                name,
                results + other.results,
                allocation == null || other.allocation == null
                        ? allocation == null ? other.allocation : allocation
                        : allocation.with(other.allocation),
                time == null || other.time == null
                        ? time == null ? other.time : time
                        : time.with(other.time, results, other.results));
    }

    /** By how many bytes the allocation of the same code may differ from this: 5%, and 64 bytes at least. */
    public static long slack(Range allocation) {
        return Math.max(SLACK_BYTES, (long) (allocation.most() * SLACK_SHARE));
    }
}
