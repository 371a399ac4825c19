package dev.rowan.reports.html;

import dev.rowan.reports.view.Benchmark;
import dev.rowan.reports.view.BenchmarkView;
import java.util.List;
import java.util.Locale;

/**
 * The unit in which a column of times is told: one for all, so that they can be compared at a glance. Public because a
 * template asks it.
 */
public enum Nanos {
    NANOS("ns", 1),
    MICROS("µs", 1e3),
    MILLIS("ms", 1e6);

    private final String word;
    private final double nanos;

    Nanos(String word, double nanos) {
        this.word = word;
        this.nanos = nanos;
    }

    /** The largest unit of which the shortest time is still a whole one. */
    public static Nanos of(List<BenchmarkView> benchmarks) {
        double least = Double.MAX_VALUE;
        for (BenchmarkView view : benchmarks) {
            Benchmark.Time time = view.benchmark().time();
            least = time == null ? least : Math.min(least, time.nanos());
        }
        return least == Double.MAX_VALUE || least < MICROS.nanos ? NANOS : least < MILLIS.nanos ? MICROS : MILLIS;
    }

    public String word() {
        return word;
    }

    /** A time in this unit, with three digits that count; a dash for what is no number. */
    public String of(double time) {
        double value = time / nanos;
        return Double.isNaN(value)
                ? "–"
                : value < 100
                        ? String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value)
                        : Format.count(Math.round(value));
    }
}
