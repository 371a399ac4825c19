package dev.rowan.reports.view;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows and time of each statement in each test, counted only where a rule limits them: a suite has half a million such
 * pairs. Of a test that ran more than once its largest run counts. Filled by one thread, read afterwards.
 */
public final class StatementCosts {

    /** What nothing asks for, and what a stored baseline has. */
    public static final StatementCosts NONE = new StatementCosts();

    private static final double NANOS_PER_MILLI = 1e6;

    /** What one statement did in one test. */
    public record Cost(long rows, long nanos) {
        public static final Cost ZERO = new Cost(0, 0);

        Cost plus(Cost other) {
            return new Cost(rows + other.rows, nanos + other.nanos);
        }

        Cost most(Cost other) {
            return new Cost(Math.max(rows, other.rows), Math.max(nanos, other.nanos));
        }

        /** The part that a counter counts; of time, whole milliseconds. */
        public long of(Counter counter) {
            return counter == Counter.TIME ? Math.round(nanos / NANOS_PER_MILLI) : rows;
        }
    }

    private final Map<String, Map<String, Cost>> byStatement = new HashMap<>();

    /** What the statements did in one run of a test. */
    void add(String test, Map<String, Cost> run) {
        run.forEach((fingerprint, cost) -> byStatement
                .computeIfAbsent(fingerprint, absent -> new HashMap<>())
                .merge(test, cost, Cost::most));
    }

    /** What a statement did, by the id of the test. */
    public Map<String, Cost> of(String fingerprint) {
        return Collections.unmodifiableMap(byStatement.getOrDefault(fingerprint, Map.of()));
    }

    /** What a statement did over all tests. */
    public Cost total(String fingerprint) {
        return of(fingerprint).values().stream().reduce(Cost.ZERO, Cost::plus);
    }
}
