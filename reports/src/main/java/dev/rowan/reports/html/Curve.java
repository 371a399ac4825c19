package dev.rowan.reports.html;

import dev.rowan.reports.view.LatencyView;
import dev.rowan.reports.view.LatencyView.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A percentile curve in the coordinates of its drawing; public because a template draws it.
 *
 * @param now the points of the line, as SVG spells them
 * @param before the baseline's; empty without one
 */
public record Curve(String now, String before, List<Tick> across, List<Tick> up) {

    /** A grid line and its label. */
    public record Tick(double at, String label) {}

    private static final double LEFT = 38;
    private static final double RIGHT = 346;
    private static final double TOP = 8;
    private static final double BOTTOM = 110;
    private static final List<Double> PERCENTILES = List.of(0.0, 50.0, 90.0, 99.0, 99.9);

    /** The axis ends where one sample in ten thousand would be; its length in powers of ten. */
    private static final double DECADES = 4;

    public Curve {
        across = List.copyOf(across);
        up = List.copyOf(up);
    }

    public static Curve of(LatencyView latency) {
        double most = Math.max(largest(latency.curve()), largest(latency.before()));
        double step = niceStep(most / 3);
        double top = Math.max(step, Math.ceil(most / step) * step);
        List<Tick> across = new ArrayList<>();
        for (double percentile : PERCENTILES) {
            across.add(new Tick(round(x(percentile)), percentile == 0 ? "min" : "p" + trimmed(percentile)));
        }
        List<Tick> up = new ArrayList<>();
        for (double value = 0; value <= top + step / 2; value += step) {
            up.add(new Tick(round(y(value, top)), value == 0 ? "0" : Format.millis(value)));
        }
        return new Curve(points(latency.curve(), top), points(latency.before(), top), across, up);
    }

    private static String points(List<Point> curve, double top) {
        StringBuilder points = new StringBuilder();
        for (Point point : curve) {
            points.append(round(x(point.percentile())))
                    .append(',')
                    .append(round(y(point.millis(), top)))
                    .append(' ');
        }
        return points.toString().trim();
    }

    /** Each further nine of the percentile takes the same width, so that the tail can be read. */
    private static double x(double percentile) {
        double left = Math.max(1 - percentile / 100, Math.pow(10, -DECADES));
        return LEFT + (RIGHT - LEFT) * -Math.log10(left) / DECADES;
    }

    private static double y(double millis, double top) {
        return BOTTOM - (BOTTOM - TOP) * Math.min(1, millis / top);
    }

    private static double largest(List<Point> curve) {
        return curve.stream().mapToDouble(Point::millis).max().orElse(0);
    }

    /** 1, 2 or 5 times a power of ten: steps that people read at a glance. */
    private static double niceStep(double rough) {
        if (rough <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static String trimmed(double percentile) {
        return percentile == Math.rint(percentile)
                ? String.valueOf((long) percentile)
                : String.format(Locale.ROOT, "%.1f", percentile);
    }
}
