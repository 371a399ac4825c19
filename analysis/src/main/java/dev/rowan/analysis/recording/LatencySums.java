package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The times of each statement, summed over records and files; not thread-safe. */
final class LatencySums {

    private static final class Sum {
        private final Histogram histogram = new Histogram(Timing.FINEST_NANOS, 2 * Timing.FINEST_NANOS, Timing.DIGITS);
        private long first;
        private long firsts;

        Sum() {
            histogram.setAutoResize(true);
        }
    }

    private final Map<SqlStatement, Sum> sums = new LinkedHashMap<>();

    void add(LatencyRecord latency) {
        Sum sum = sums.computeIfAbsent(latency.statement(), any -> new Sum());
        sum.first += latency.first();
        sum.firsts += latency.firsts();
        latency.addTo(sum.histogram);
    }

    List<Latency> all() {
        return sums.entrySet().stream()
                .map(entry -> new Latency(
                        entry.getKey(), entry.getValue().first, entry.getValue().firsts, entry.getValue().histogram))
                .toList();
    }
}
