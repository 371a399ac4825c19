package dev.rowan.reports.view;

/** A count that may vary by itself: what was the least and the most of it over several runs. */
public record Range(long least, long most) {

    public static final Range ZERO = new Range(0, 0);

    private static final String DOTS = "..";

    /** Most counts of a statement in a test are small, and a suite has half a million of them. */
    private static final Range[] SMALL = new Range[128];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = new Range(i, i);
        }
    }

    public Range {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException(
                    "A range goes from a count to one that is not less, such as 12..14; this is " + least + DOTS
                            + most);
        }
    }

    public static Range of(long exactly) {
        return exactly >= 0 && exactly < SMALL.length ? SMALL[(int) exactly] : new Range(exactly, exactly);
    }

    /** Reads {@code 12} or {@code 12..14}. */
    public static Range parse(String text) {
        int dots = text.indexOf(DOTS);
        try {
            return dots < 0
                    ? of(Long.parseLong(text.trim()))
                    : new Range(
                            Long.parseLong(text.substring(0, dots).trim()),
                            Long.parseLong(text.substring(dots + DOTS.length()).trim()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a count such as 12 nor a range such as 12..14", e);
        }
    }

    /** The smallest range that holds both. */
    public Range with(Range other) {
        if (equals(other)) {
            return this;
        }
        return new Range(Math.min(least, other.least), Math.max(most, other.most));
    }

    /** How much this is more, or with a minus less, than an earlier range; nothing within it. */
    public long beyond(Range before) {
        return most > before.most ? most - before.most : most < before.least ? most - before.least : 0;
    }

    /** The larger of both at either end: of what two tests show, the one that shows more of it. */
    public Range larger(Range other) {
        return new Range(Math.max(least, other.least), Math.max(most, other.most));
    }

    public Range plus(Range other) {
        return new Range(least + other.least, most + other.most);
    }

    public boolean exact() {
        return least == most;
    }

    @Override
    public String toString() {
        return exact() ? Long.toString(most) : least + DOTS + most;
    }
}
