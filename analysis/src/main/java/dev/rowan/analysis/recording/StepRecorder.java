package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.SqlText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step while its unit is open; guarded by the unit. */
final class StepRecorder {

    private static final int MOST_TEXTS = 64;
    /** Enough to see which rows it was about. */
    private static final int MOST_VALUE_SETS = 5;

    private static final int MOST_THREADS = 8;
    /** Keys whose values are traced; a statement with more of them is looked up by the first. */
    private static final int MOST_TRACED = Step.BindUse.KEYS;

    /** What makes two executions the same step. */
    record Identity(
            SqlStatement statement,
            @Nullable Frame site,
            Cause.@Nullable Kind cause,
            String association,
            Set<Role> roles) {}

    /** When the statement ran last with which values, from whatever step of the unit. */
    final DistinctValues lastTimes;

    final int[] sourceIds = new int[ResultRows.MOST_COLUMNS];
    /** Results of it that are being read. */
    int openRows;
    /** The result that began last: it may serve the next one; see {@link ResultRows#handBack}. */
    @Nullable
    ResultRows result;

    private final int ordinal;
    private final int openParent;
    private final SqlStatement statement;
    private final Set<Role> roles;
    private final long transaction;
    private final long connection;
    private final long firstSequence;
    private final long startedAt;
    private final @Nullable Cause cause;
    private final @Nullable Frame site;
    /** The path that came last: a loop takes the same one again and again. */
    private CallPath latestPath;

    private final Via via;
    private StatementKind kind;
    private final PathCounts paths = new PathCounts();
    private final DistinctValues values = new DistinctValues(true);
    private final BindTypes types = new BindTypes();
    private final List<SqlText> texts = new ArrayList<>(1);
    private final ThreadNumbers threads = new ThreadNumbers(MOST_THREADS);
    private final KeyTrace[] traces;
    /** The value that each traced key had first, and which of them had another since. */
    private final long[] firstKeys;
    /** The same of the execution that is being looked at; {@link #keyedNow} says of which keys. */
    private final long[] latestKeys;

    private int keyedNow;

    private int variedKeys;

    private long count;
    private long lastSequence;
    private long endedAt;
    private long nanos;
    private long maxNanos;
    private long errors;
    private boolean lastFailed;
    private long rows;
    private long largestRows;
    private long untouched;
    private long unexhausted;
    private long batches;
    private long entries;
    private long smallestBatch;
    private long largestBatch;
    private long repeats;
    private int leastValues = Integer.MAX_VALUE;
    private int mostValues;
    /** The values themselves, of the first few that differ; empty unless they were asked for. */
    Set<String> valueSets = Set.of();

    private long limit = -1;
    private long offset = -1;
    private final ColumnReading reading;

    StepRecorder(int ordinal, int openParent, Call call, long sequence, DistinctValues lastTimes) {
        this.lastTimes = lastTimes;
        this.site = call.path.site();
        this.latestPath = call.path;
        this.ordinal = ordinal;
        this.openParent = openParent;
        this.statement = call.sql.statement();
        this.roles = call.roles;
        this.transaction = call.transaction;
        this.connection = call.connection;
        this.firstSequence = sequence;
        this.startedAt = call.startedAt;
        this.cause = call.cause;
        this.via = call.via;
        this.kind = call.kind;
        this.reading = new ColumnReading(statement.columns());
        this.traces = new KeyTrace[Math.min(MOST_TRACED, statement.keys().size())];
        this.firstKeys = new long[traces.length];
        this.latestKeys = new long[traces.length];
        for (int i = 0; i < traces.length; i++) {
            traces[i] = new KeyTrace(i);
        }
    }

    /** Whether the call is of this step, told without making an identity. */
    boolean isAgain(Call call) {
        if (!statement.equals(call.sql.statement()) || !roles.equals(call.roles)) {
            return false;
        }
        boolean sameSite = latestPath.equals(call.path) || Objects.equals(site, call.path.site());
        Cause other = call.cause;
        return sameSite
                && (other == null
                        ? cause == null
                        : cause != null
                                && cause.kind() == other.kind()
                                && cause.association().equals(other.association()));
    }

    static Identity identity(Call call) {
        Cause cause = call.cause;
        return new Identity(
                call.sql.statement(),
                call.path.site(),
                cause == null ? null : cause.kind(),
                cause == null ? "" : cause.association(),
                call.roles);
    }

    int ordinal() {
        return ordinal;
    }

    SqlStatement statement() {
        return statement;
    }

    ColumnReading reading() {
        return reading;
    }

    long lastSequence() {
        return lastSequence;
    }

    long latestExecution() {
        return count;
    }

    long rowsSeen() {
        return rows;
    }

    boolean wantsPath() {
        return paths.wantsMore();
    }

    /** A key has a value, or the next of several: two of {@code between}, many of a list. */
    void keyed(int key, long hash) {
        if (key < latestKeys.length) {
            latestKeys[key] = latestKeys[key] * 31 + hash;
            keyedNow |= 1 << key;
        }
    }

    /** All keys of an execution have their values. */
    void keysDone() {
        for (int key = 0; keyedNow != 0; key++, keyedNow >>>= 1) {
            if ((keyedNow & 1) == 1) {
                if (firstKeys[key] == ValueHash.NONE) {
                    firstKeys[key] = latestKeys[key];
                }
                variedKeys |= firstKeys[key] == latestKeys[key] ? 0 : 1 << key;
                latestKeys[key] = 0;
            }
        }
    }

    @Nullable
    KeyTrace trace(int key) {
        return key >= 0 && key < traces.length && traces[key].wants() ? traces[key] : null;
    }

    KeyTrace[] traces() {
        return traces;
    }

    /** Takes an execution in; gives whether it tries again after a failure. */
    boolean executed(Call call, long sequence, long valuesHash) {
        count++;
        lastSequence = sequence;
        endedAt = Math.max(endedAt, call.startedAt + call.nanos);
        nanos += call.nanos;
        maxNanos = Math.max(maxNanos, call.nanos);
        errors += call.failed ? 1 : 0;
        kind = call.kind == StatementKind.BATCH ? StatementKind.BATCH : kind;
        if (!latestPath.equals(call.path)) {
            latestPath = call.path;
        }
        paths.add(call.path);
        threads.number(call.thread);
        shape(call);
        affected(call.affected);
        batch(call);
        values.add(valuesHash, sequence);
        if (call.binds != null) {
            types.merge(call.kind == StatementKind.BATCH ? call.binds.batchTypes() : call.binds.types());
        }
        boolean retry = lastFailed;
        lastFailed = call.failed;
        return retry;
    }

    void repeated() {
        repeats++;
    }

    private void batch(Call call) {
        Binds binds = call.binds;
        long size = call.kind != StatementKind.BATCH
                ? 0
                : binds != null && binds.batchSize() > 0 ? binds.batchSize() : call.batchSize;
        if (size > 0) {
            smallestBatch = batches == 0 ? size : Math.min(smallestBatch, size);
            largestBatch = Math.max(largestBatch, size);
            batches++;
            entries += size;
        }
    }

    /** Of a batch only the last entry's values are left, so none of them are kept. */
    void keep(@Nullable Binds binds, StatementKind kind) {
        if (binds != null
                && binds.keepsValues()
                && valueSets.size() < MOST_VALUE_SETS
                && binds.size() > 0
                && kind != StatementKind.BATCH) {
            if (valueSets.isEmpty()) {
                valueSets = new LinkedHashSet<>();
            }
            valueSets.add(binds.text());
        }
    }

    void affected(long written) {
        rows += written;
        largestRows = Math.max(largestRows, written);
    }

    private void shape(Call call) {
        text(call.sql);
        int size = call.sql.values();
        leastValues = Math.min(leastValues, size);
        mostValues = Math.max(mostValues, size);
        limit = Math.max(limit, paging(call, call.sql.limit()));
        offset = Math.max(offset, paging(call, call.sql.offset()));
    }

    /** Counts a text; SqlText is equal only to itself, and the cache gives the same one for the same text. */
    private void text(SqlText text) {
        int size = texts.size();
        if (size == 0 || (!texts.get(size - 1).equals(text) && size < MOST_TEXTS && !texts.contains(text))) {
            texts.add(text);
        }
    }

    private static long paging(Call call, int value) {
        if (value < 0) {
            return -1;
        }
        int parameter = call.sql.parameter(value);
        if (parameter == 0) {
            return call.sql.literal(value) instanceof Long number ? number : -1;
        }
        return call.binds == null ? -1 : call.binds.number(parameter);
    }

    void closed(ResultRows result, boolean exhausted) {
        rows += result.rows();
        untouched += result.untouched();
        unexhausted += exhausted ? 0 : 1;
        largestRows = Math.max(largestRows, result.rows());
        reading.closed(result);
    }

    List<Edge> edges() {
        List<Edge> edges = new ArrayList<>(traces.length);
        for (KeyTrace trace : traces) {
            Edge edge = trace.edge(this);
            if (edge != null) {
                edges.add(edge);
            }
        }
        return edges;
    }

    Step step(long unitStart) {
        return new Step(
                ordinal,
                openParent,
                statement,
                kind,
                paths.counts(),
                cause,
                via,
                roles,
                transaction,
                connection,
                count,
                firstSequence,
                lastSequence,
                startedAt - unitStart,
                endedAt - unitStart,
                nanos,
                maxNanos,
                errors,
                threads.size(),
                new Step.Rows(rows, largestRows, untouched, unexhausted),
                batches == 0 ? null : new Step.Batches(batches, entries, smallestBatch, largestBatch),
                new Step.BindUse(
                        values.count(), values.isExact(), repeats, values.mostFrequent(), variedKeys, types.types()),
                new Step.Shape(texts.size(), Math.min(leastValues, mostValues), mostValues, limit, offset),
                reading.uses());
    }
}
