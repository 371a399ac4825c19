package dev.rowan.reports.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one test ran, on a time axis.
 *
 * @param spanMillis the length of the axis
 * @param lanes in the order they began
 * @param omitted executions that ran but were not kept as samples
 */
public record Waterfall(double spanMillis, List<Lane> lanes, long omitted) {

    public Waterfall {
        lanes = List.copyOf(lanes);
    }

    /** One line of the picture. */
    public sealed interface Lane permits Band, Run {}

    /** A transaction, a request or another unit of work, around the statements that follow. */
    public record Band(String kind, String label, double start, double width) implements Lane {}

    /**
     * A statement's consecutive executions from one place, bracketed.
     *
     * @param anchor the statement's row in the report; empty when that row was left out
     * @param transaction where its transaction lies on the axis; absent outside of one
     * @param bars position and length of each kept execution, in percent of the axis
     */
    public record Run(
            String anchor,
            String sql,
            String site,
            long count,
            Likeness likeness,
            long rows,
            double millis,
            @Nullable Bar transaction,
            List<Bar> bars)
            implements Lane {
        public Run {
            bars = List.copyOf(bars);
        }
    }

    /** Position and length of one execution, in percent of the axis. */
    public record Bar(double start, double width) {}

    /** How the executions of a run resemble each other. */
    public enum Likeness {
        SINGLE(""),
        SIMILAR("similar"),
        DUPLICATE("duplicate");

        private final String word;

        Likeness(String word) {
            this.word = word;
        }

        /** What the bracket says. */
        public String word() {
            return word;
        }
    }
}
