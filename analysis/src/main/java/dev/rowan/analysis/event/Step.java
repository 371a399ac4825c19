package dev.rowan.analysis.event;

import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Verb;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All executions of one statement from one call site in one unit of work.
 *
 * @param ordinal position in first-seen order, from 0
 * @param openParent the step whose rows were still being read when this first ran, or -1
 * @param statement what ran
 * @param kind how it ran
 * @param paths distinct call paths, most frequent first, at most 8; empty when no application frame was found
 * @param cause what the library said, when it did
 * @param via the library that ran it
 * @param roles why it may not be the application's own doing
 * @param transaction the transaction of the first execution (see {@link Unit#transactions()}), or -1
 * @param connection the connection of the first execution
 * @param count executions; a batch is one
 * @param firstSequence the unit's sequence number of the first execution, from 0
 * @param lastSequence the unit's sequence number of the last execution
 * @param startedAt nanoseconds from the unit's start to the first execution
 * @param endedAt nanoseconds from the unit's start to the end of the last execution
 * @param nanos time in the driver, summed
 * @param maxNanos time of the slowest execution
 * @param errors executions that threw
 * @param threads distinct threads that executed it, at most 8 counted
 * @param rows rows read, or written
 * @param batches batch sizes, when it was ever batched
 * @param binds what its values were like
 * @param shape how its text and paging varied
 * @param columns result columns, empty when nothing is known of them
 */
public record Step(
        int ordinal,
        int openParent,
        SqlStatement statement,
        StatementKind kind,
        List<PathCount> paths,
        @Nullable Cause cause,
        Via via,
        Set<Role> roles,
        long transaction,
        long connection,
        long count,
        long firstSequence,
        long lastSequence,
        long startedAt,
        long endedAt,
        long nanos,
        long maxNanos,
        long errors,
        int threads,
        Rows rows,
        @Nullable Batches batches,
        BindUse binds,
        Shape shape,
        List<ColumnUse> columns) {

    public Step {
        paths = List.copyOf(paths);
        roles = Set.copyOf(roles);
        columns = List.copyOf(columns);
    }

    /**
     * Rows of a step.
     *
     * @param total rows that {@code next()} reached, or update counts, over all executions
     * @param largest the most of one execution
     * @param untouched rows that were passed without reading any column of them
     * @param unexhausted executions whose result was closed before its end
     */
    public record Rows(long total, long largest, long untouched, long unexhausted) {
        public static final Rows NONE = new Rows(0, 0, 0, 0);
    }

    /** Sizes of executed batches: how many, and how many entries in all, in the smallest and in the largest. */
    public record Batches(long count, long entries, long smallest, long largest) {}

    /**
     * What the bind values of a step were like; the values themselves are never kept.
     *
     * @param distinct different combinations of values; exact up to 64, then estimated (about 6%)
     * @param exact whether {@code distinct} is exact
     * @param repeats executions with the values of an earlier one of the same statement in the unit,
     *     from whatever place, nothing having been written to any of the
     *     statement's tables between
     * @param mostRepeated how often the most frequent of those ran, itself included
     * @param varied a bit for each of the statement's first {@value #KEYS} keys, from the lowest: whether it ever had
     *     another value than at first
     * @param types what the values at each position were, in order, at most 16
     */
    public record BindUse(
            long distinct, boolean exact, long repeats, long mostRepeated, int varied, List<BindType> types) {
        /** Keys whose values are told apart. */
        public static final int KEYS = 4;

        public static final BindUse NONE = new BindUse(0, true, 0, 0, 0, List.of());

        public BindUse {
            types = List.copyOf(types);
        }

        /** Whether the statement's key of that number had several values. */
        public boolean varies(int key) {
            return (varied >>> key & 1) == 1;
        }
    }

    /**
     * How the texts behind a step varied.
     *
     * @param texts different SQL texts, at most 64 counted
     * @param leastValues the fewest values (binds and literals) of one execution
     * @param mostValues the most values of one execution
     * @param limit the largest limit seen, or -1
     * @param offset the largest offset seen, or -1
     */
    public record Shape(int texts, int leastValues, int mostValues, long limit, long offset) {
        public static final Shape NONE = new Shape(1, 0, 0, -1, -1);
    }

    /** The frame that ran it (of the most frequent path), or null when none is known. */
    public @Nullable Frame site() {
        return paths.isEmpty() ? null : paths.get(0).path().site();
    }

    /** The most frequent path. */
    public CallPath path() {
        return paths.isEmpty() ? CallPath.NONE : paths.get(0).path();
    }

    /**
     * Whether a row is changed only if it is as it was read: a column is compared with what it was and set to something
     * else, in the row that other columns name. The count of each execution says whether it was still so, and may decide
     * what comes next: a job is claimed, and then run. An ORM that flushes versioned rows looks at the counts itself.
     */
    public boolean isCompareAndSet() {
        if (statement.verb() != Verb.UPDATE || (cause != null && cause.kind() == Cause.Kind.FLUSH)) {
            return false;
        }
        boolean compared = false;
        boolean named = false;
        for (Key key : statement.keys()) {
            boolean set = statement.written().contains(key.column().name());
            compared |= set;
            named |= !set && key.comparison() == Key.Comparison.EQUAL;
        }
        return compared && named;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** The association that the library named, or "". */
    public String association() {
        return cause == null ? "" : cause.association();
    }
}
