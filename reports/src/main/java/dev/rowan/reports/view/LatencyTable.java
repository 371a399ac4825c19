package dev.rowan.reports.view;

import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.reports.view.LatencyView.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Percentiles of statements that ran often enough to have any. */
final class LatencyTable {

    /** Curves drawn: those of the statements that took most time. */
    private static final int CURVES = 24;

    private static final double[] PERCENTILES = {
        0, 10, 25, 40, 50, 60, 70, 75, 80, 85, 90, 92.5, 95, 97, 98, 99, 99.5, 99.75, 99.9, 99.95, 99.99, 100
    };
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Latency> latencies;
    private final Map<String, Latency> byFingerprint = new HashMap<>();
    private final Map<String, Latency> before = new HashMap<>();

    LatencyTable(Recording recording, @Nullable Recording earlier) {
        latencies = recording.latencies();
        latencies.forEach(latency -> byFingerprint.put(latency.statement().fingerprint(), latency));
        if (earlier != null) {
            earlier.latencies()
                    .forEach(latency -> before.put(latency.statement().fingerprint(), latency));
        }
    }

    @Nullable
    Double at(String fingerprint, double percentile) {
        Latency latency = byFingerprint.get(fingerprint);
        if (latency == null || !enough(latency)) {
            return null;
        }
        return latency.histogram().getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    long tooFew() {
        return latencies.stream().filter(latency -> !enough(latency)).count();
    }

    List<LatencyView> views() {
        IdentityHashMap<Latency, Double> time = new IdentityHashMap<>();
        latencies.stream()
                .filter(LatencyTable::enough)
                .forEach(latency -> time.put(
                        latency,
                        latency.histogram().getMean() * latency.histogram().getTotalCount()));
        return time.entrySet().stream()
                .sorted(Map.Entry.<Latency, Double>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().statement().fingerprint()))
                .map(Map.Entry::getKey)
                .limit(CURVES)
                .map(this::view)
                .toList();
    }

    private LatencyView view(Latency latency) {
        String fingerprint = latency.statement().fingerprint();
        Latency earlier = before.get(fingerprint);
        return new LatencyView(
                "l" + Anchors.statement(fingerprint),
                Anchors.statement(fingerprint),
                latency.statement().sql(),
                latency.histogram().getTotalCount(),
                curve(latency.histogram()),
                earlier == null || !enough(earlier) ? List.of() : curve(earlier.histogram()),
                latency.firsts() == 0 ? null : latency.first() / (double) latency.firsts() / NANOS_PER_MILLI);
    }

    private static boolean enough(Latency latency) {
        return latency.histogram().getTotalCount() >= LatencyView.ENOUGH;
    }

    /** Percentiles that single samples would decide are left out, but for the largest of all. */
    private static List<Point> curve(Histogram histogram) {
        double finest = 100.0 - 100.0 / histogram.getTotalCount();
        List<Point> points = new ArrayList<>();
        for (double percentile : PERCENTILES) {
            if (percentile <= finest || percentile == 100) {
                points.add(new Point(percentile, histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI));
            }
        }
        return points;
    }
}
