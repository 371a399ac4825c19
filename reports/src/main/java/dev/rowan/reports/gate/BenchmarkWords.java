package dev.rowan.reports.gate;

import dev.rowan.reports.view.Range;
import java.util.Locale;

/** Allocation and time of an operation, as messages spell them. */
public final class BenchmarkWords {

    private static final String[] UNITS = {"ns", "µs", "ms", "s"};
    private static final double THOUSAND = 1_000;

    private BenchmarkWords() {}

    /** {@code 4,096 B/op}. */
    public static String bytes(Range allocation) {
        return bare(allocation) + " B/op";
    }

    /** The same without its unit, or the range of it. */
    static String bare(Range allocation) {
        String most = String.format(Locale.ROOT, "%,d", allocation.most());
        return allocation.exact() ? most : String.format(Locale.ROOT, "%,d", allocation.least()) + ".." + most;
    }

    /** {@code 1.25 ms/op}: three digits that count, in the unit that fits them. */
    public static String time(double nanos) {
        return duration(nanos) + "/op";
    }

    /** A time with its unit. */
    static String duration(double nanos) {
        int unit = 0;
        double value = nanos;
        while (value >= THOUSAND && unit < UNITS.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        String digits = value == Math.rint(value) ? "%,.0f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, digits, value) + " " + UNITS[unit];
    }

    /** {@code +320}, with the sign that a reader looks for. */
    public static String signed(long bytes) {
        return (bytes < 0 ? "−" : bytes > 0 ? "+" : "") + String.format(Locale.ROOT, "%,d", Math.abs(bytes));
    }
}
