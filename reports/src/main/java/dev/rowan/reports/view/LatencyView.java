package dev.rowan.reports.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long one statement took, as a percentile curve.
 *
 * @param anchor its place in the report
 * @param statement the anchor of the statement's row
 * @param samples how many executions the curve rests on, first executions excluded
 * @param curve milliseconds at rising percentiles
 * @param before the baseline recording's curve; empty without one
 * @param firstMillis the mean of first executions, one per JVM, which pay for preparing and warming up
 */
public record LatencyView(
        String anchor,
        String statement,
        String sql,
        long samples,
        List<Point> curve,
        List<Point> before,
        @Nullable Double firstMillis) {

    /** Fewer samples than this say nothing about a percentile: one outlier would be the 99th. */
    public static final int ENOUGH = 100;

    public LatencyView {
        curve = List.copyOf(curve);
        before = List.copyOf(before);
    }

    /** Milliseconds at a percentile. */
    public record Point(double percentile, double millis) {}

    /** The value at a percentile of the curve. */
    public double at(double percentile) {
        return curve.stream()
                .filter(point -> point.percentile() >= percentile)
                .findFirst()
                .orElse(curve.get(curve.size() - 1))
                .millis();
    }
}
