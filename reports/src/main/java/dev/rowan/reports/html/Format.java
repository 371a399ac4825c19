package dev.rowan.reports.html;

import dev.rowan.reports.view.Range;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How numbers and long names are spelled in the report; public because templates call it. */
public final class Format {

    /** Rows that a table shows before it is asked for more; the script's page. */
    public static final int PAGE = 80;

    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double SECONDS_PER_MINUTE = 60;

    private Format() {}

    public static String count(long number) {
        // A page has ten thousands of numbers, and a formatter reads its pattern anew each time.
        StringBuilder digits = new StringBuilder(Long.toString(number));
        for (int at = digits.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    public static String counted(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** Milliseconds with as many places as a reader can use: three digits that count. */
    public static String millis(double millis) {
        if (millis == 0) {
            return "0";
        }
        if (millis < 0.01) {
            return "<0.01";
        }
        return millis < 1 ? decimal(millis, 2) : millis < 100 ? decimal(millis, 1) : count(Math.round(millis));
    }

    /** The same where it may be unknown. */
    public static String millis(@Nullable Double millis) {
        return millis == null ? "–" : millis((double) millis);
    }

    /** A time with the unit that fits it. */
    public static String duration(double millis) {
        if (millis < MILLIS_PER_SECOND) {
            return millis(millis) + " ms";
        }
        double seconds = millis / MILLIS_PER_SECOND;
        return seconds < SECONDS_PER_MINUTE
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.1f min", seconds / SECONDS_PER_MINUTE);
    }

    /** A count that may vary, or be unknown. */
    public static String range(@Nullable Range range) {
        return range == null
                ? "–"
                : range.exact() ? count(range.most()) : count(range.least()) + ".." + count(range.most());
    }

    /** A difference with its sign. */
    public static String change(@Nullable Long change) {
        if (change == null) {
            return "–";
        }
        return change == 0 ? "0" : change > 0 ? "+" + count(change) : "−" + count(-change);
    }

    /** Text that fits a drawing: the middle gives way, since both ends of a name tell it from others. */
    public static String fit(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int tail = length / 3;
        return text.substring(0, length - tail - 1) + "…" + text.substring(text.length() - tail);
    }

    /** A test's name without its package: class and method say enough, and the row it links to has the rest. */
    public static String brief(String name) {
        int paren = name.indexOf('(');
        int method = name.lastIndexOf('.', paren < 0 ? name.length() : paren);
        int type = method < 0 ? -1 : name.lastIndexOf('.', method - 1);
        // A class alone stands behind its package, whose names begin with a small letter.
        boolean bare = method > 0
                && type + 1 < method
                && Character.isLowerCase(name.charAt(type + 1))
                && Character.isUpperCase(name.charAt(method + 1));
        return name.substring((bare ? method : type) + 1);
    }

    /** A fact without {@link #tail}. */
    public static String body(String fact) {
        return fact.substring(0, fact.length() - tail(fact).length()).stripTrailing();
    }

    /** The parenthesis at a fact's end, {@code (n-plus-one, proven)}: it moves to the next line as a whole. */
    public static String tail(String fact) {
        int at = fact.endsWith(")") ? fact.lastIndexOf(" (") : -1;
        return at < 0 ? "" : fact.substring(at + 1);
    }

    /** What {@link #brief} leaves out. */
    public static String before(String name) {
        return name.substring(0, name.length() - brief(name).length());
    }

    /** A position on an axis, in percent. */
    public static String at(double percent) {
        return trimmed(Math.max(0, Math.min(100, percent)));
    }

    /** A length on an axis, in percent; never too thin to be seen. */
    public static String wide(double percent) {
        return trimmed(Math.max(0.35, Math.min(100, percent)));
    }

    private static String trimmed(double percent) {
        String text = decimal(percent, 2);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    /** A number that is not negative, with so many places; a page has fifty thousand, and a formatter is slow at them. */
    private static String decimal(double number, int places) {
        long power = places == 1 ? 10 : 100;
        long scaled = Math.round(number * power);
        String rest = Long.toString(scaled % power);
        return scaled / power + "." + "0".repeat(places - rest.length()) + rest;
    }
}
