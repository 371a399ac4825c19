package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.sql.SqlStatement;
import org.HdrHistogram.Histogram;

/** The times of one statement since the last flush, until they go to the sink. Thread-safe. */
final class Timing {
    /** Histograms count in steps of 256 ns: no round trip is as short, and each power of two below costs 1 kB. */
    static final long FINEST_NANOS = 256;

    /** Significant digits of a time: within 1%. */
    static final int DIGITS = 2;

    /** An hour; a longer execution counts as this. */
    private static final long LONGEST_NANOS = 3_600_000_000_000L;

    final SqlStatement statement;
    private final Histogram histogram = new Histogram(FINEST_NANOS, 2 * FINEST_NANOS, DIGITS);
    private boolean firstIsMissing;
    private long first;
    private boolean gone;

    Timing(SqlStatement statement, boolean neverExecuted) {
        this.statement = statement;
        firstIsMissing = neverExecuted;
        histogram.setAutoResize(true);
    }

    /** Takes a time in; not when it is gone to the sink by now. */
    synchronized boolean took(long nanos) {
        if (gone) {
            return false;
        }
        long time = Math.min(LONGEST_NANOS, Math.max(0, nanos));
        if (firstIsMissing) {
            firstIsMissing = false;
            first = Math.max(1, time);
        } else {
            histogram.recordValue(time);
        }
        return true;
    }

    synchronized Latency latency() {
        gone = true;
        return new Latency(statement, first, first > 0 ? 1 : 0, histogram);
    }
}
