package dev.rowan.analysis;

import java.time.Duration;
import java.util.Set;

/**
 * The thresholds of the rules; the defaults suit most applications.
 *
 * @param disabled ids of rules that are not to run
 * @param leastRepeats executions from which a repeated query is an n-plus-one
 * @param leastDuplicates identical executions from which they are a duplicate-query
 * @param unboundedRows rows of one result from which a query without limit is an unbounded-result
 * @param deepOffset rows skipped from which an offset is deep
 * @param idleInTransaction time without a statement inside a transaction from which it is told
 */
public record Options(
        Set<String> disabled,
        int leastRepeats,
        int leastDuplicates,
        long unboundedRows,
        long deepOffset,
        Duration idleInTransaction) {

    public Options {
        disabled = Set.copyOf(disabled);
    }

    /**
     * Three repeats, since two may be a coincidence; two duplicates, since the second is already wasted; 1000 rows,
     * PostgreSQL's default fetch aside, no screen shows more; an offset of 1000 rows; 5 s idle, since loading
     * classes in a test's first transaction has taken half a second, and a busy machine stretches that.
     */
    public static Options defaults() {
        return new Options(Set.of(), 3, 2, 1_000, 1_000, Duration.ofSeconds(5));
    }
}
