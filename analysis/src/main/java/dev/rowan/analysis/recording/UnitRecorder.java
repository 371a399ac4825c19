package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.SqlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open unit of work: takes its events in order and aggregates them at once into steps, edges, loops and samples.
 * Thread-safe; costs the same for the millionth execution as for the first, in time and in memory.
 */
public final class UnitRecorder {

    /** Steps of a unit; one has a few dozen, and 1,024 of them take 2 MiB. */
    static final int MOST_STEPS = 1_024;

    private static final int MOST_OPEN_RESULTS = 64;

    /** What a reader finds of a unit that never came to its end. */
    private static final String NOT_ENDED = "it had not ended when its JVM was killed, or runs still";

    /** Roles that an execution of the application's own may have. */
    private static final Set<Role> APPLICATIONS = Set.of(Role.TEST_CONFIGURATION, Role.PAGED_IN_MEMORY, Role.LIBRARY);

    private final Recorder recorder;
    private final String id;
    private UnitStart start;
    private final long startedAtMillis;
    private final long startedAt;
    private final Map<StepRecorder.Identity, StepRecorder> byIdentity = new HashMap<>();
    private final List<StepRecorder> steps = new ArrayList<>();
    private final Provenance provenance = new Provenance();
    private final LoopCoder loops = new LoopCoder();
    private final TransactionLog transactions = new TransactionLog();
    private final Samples samples = new Samples();
    private final List<ResultRows> open = new ArrayList<>();
    /** When each statement ran last with which values, from whatever place. */
    private final Map<SqlStatement, DistinctValues> lastTimes = new HashMap<>();

    private final WriteLog writes = new WriteLog();
    private final CallValues callValues;
    private final KeyLookup keys;
    private final Map<Hit, long[]> cacheHits = new HashMap<>();
    private @Nullable StepRecorder latestStep;
    private @Nullable Timing latestTiming;
    private long sequence;
    private long overflow;
    private boolean ended;
    /** Whether anything happened since the unit was given to the sink as it stood. */
    private boolean changed;

    private record Hit(String association, CallPath path) {}

    UnitRecorder(Recorder recorder, String id, UnitStart start, long startedAtMillis, long startedAt) {
        this.recorder = recorder;
        this.id = id;
        this.start = start;
        this.startedAtMillis = startedAtMillis;
        this.startedAt = startedAt;
        this.callValues = new CallValues(recorder.hash());
        this.keys = new KeyLookup(callValues, provenance);
    }

    /** Unique within the JVM. */
    public String id() {
        return id;
    }

    public synchronized UnitStart start() {
        return start;
    }

    /** Another name than it began with, where a better one is known by now. */
    public synchronized void called(String name) {
        start = start.called(name);
    }

    /** Whether the whole path of the site's next execution is worth its cost; the site alone is enough otherwise. */
    public synchronized boolean wantsPath(SqlText sql, @Nullable Frame site) {
        StepRecorder step = byIdentity.get(new StepRecorder.Identity(sql.statement(), site, null, "", Set.of()));
        return step == null || step.wantsPath();
    }

    /**
     * A statement has run.
     *
     * @return where to report its rows; null when it gave none, or when the unit has ended and
     *     {@linkplain Call#wasRefused refused} it
     */
    public synchronized @Nullable ResultRows executed(Call call) {
        call.refused = ended;
        if (ended) {
            return null;
        }
        if (call.thread < 0) {
            call.thread = Thread.currentThread().getId();
        }
        for (int i = 0; i < open.size(); i++) {
            provenance.drain(open.get(i));
        }
        changed = true;
        latestTiming = recorder.timed(call.sql.statement(), call.nanos, call.failed, latestTiming);
        long number = sequence++;
        StepRecorder step = step(call, number);
        if (step == null) {
            overflow++;
            writes.executed(call.sql.statement(), number);
            return null;
        }
        keys.trace(call, step);
        long values = callValues.all(call);
        boolean retry = step.executed(call, number, values);
        step.keep(call.binds, call.kind);
        // What a test asks for itself makes no later question of the application a repeated one.
        long last = isApplications(call) ? step.lastTimes.add(values, number) : -1;
        if (last >= 0 && !retry && !call.sql.statement().verb().writes() && last > writes.last(call.sql.statement())) {
            step.repeated();
        }
        writes.executed(call.sql.statement(), number);
        loops.add(step.ordinal());
        transactions.executed(call, step.ordinal(), call.sql.statement().verb().writes());
        Samples.Raw sample = samples.add(call, step.ordinal(), number, values);
        return call.failed || (call.kind != StatementKind.QUERY && call.kind != StatementKind.CALL)
                ? null
                : open(rows(step, sample));
    }

    /** How many rows a statement changed became known only after it had run. */
    public synchronized void affected(Call call, long rows) {
        StepRecorder step = ended ? null : byIdentity.get(StepRecorder.identity(call));
        if (step != null) {
            step.affected(rows);
            changed = true;
        }
    }

    private static boolean isApplications(Call call) {
        Frame site = call.path.site();
        return (site == null || !site.isTest()) && (call.roles.isEmpty() || APPLICATIONS.containsAll(call.roles));
    }

    private ResultRows rows(StepRecorder step, Samples.@Nullable Raw sample) {
        ResultRows rows = ResultRows.of(this, step, recorder.hash());
        rows.sample = sample;
        long[] ownValues = keys.values(rows.ownValues);
        if (rows.ownValues != ownValues) {
            rows.ownValues = ownValues;
        }
        return rows;
    }

    private ResultRows open(ResultRows rows) {
        if (open.size() == MOST_OPEN_RESULTS) {
            ResultRows forgotten = open.remove(0);
            forgotten.step.openRows--;
        }
        rows.step.openRows++;
        open.add(rows);
        return rows;
    }

    /** The call's step; a loop's next execution is found without looking it up. */
    private @Nullable StepRecorder step(Call call, long number) {
        StepRecorder latest = latestStep;
        if (latest != null && latest.isAgain(call)) {
            return latest;
        }
        StepRecorder.Identity identity = StepRecorder.identity(call);
        StepRecorder step = byIdentity.get(identity);
        if (step == null && steps.size() < MOST_STEPS) {
            DistinctValues times = lastTimes.computeIfAbsent(call.sql.statement(), any -> new DistinctValues(false));
            step = new StepRecorder(steps.size(), openParent(), call, number, times);
            steps.add(step);
            byIdentity.put(identity, step);
        }
        latestStep = step;
        return step;
    }

    private int openParent() {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).rows() > 0) {
                return open.get(i).step.ordinal();
            }
        }
        return -1;
    }

    synchronized void closed(ResultRows rows, boolean exhausted) {
        if (ended) {
            return;
        }
        changed = true;
        provenance.drain(rows);
        if (open.remove(rows)) {
            rows.step.openRows--;
        }
        rows.step.closed(rows, exhausted);
        if (rows.sample != null) {
            rows.sample.rows = rows.rows();
        }
        rows.takenIn();
    }

    /** A transaction has ended; a rollback may have undone any write. */
    public synchronized void transactionEnded(
            long transaction, Transaction.Outcome outcome, long nanoTime, CallPath path) {
        if (!ended) {
            changed = true;
            transactions.ended(transaction, outcome, nanoTime, path);
            if (outcome == Transaction.Outcome.ROLLED_BACK) {
                writes.unknown(sequence);
            }
        }
    }

    /** The recorder itself kept the transaction busy until now: it did not wait for the application. */
    public synchronized void occupied(long transaction, long nanoTime) {
        transactions.active(transaction, nanoTime);
    }

    /** A cache answered a load of the association, so that no statement shows it. */
    public synchronized void cacheHit(String association, CallPath path) {
        Hit hit = new Hit(association, path);
        if (!ended && (cacheHits.size() < MOST_STEPS || cacheHits.containsKey(hit))) {
            changed = true;
            cacheHits.computeIfAbsent(hit, any -> new long[1])[0]++;
        }
    }

    /** The unit so far. */
    public synchronized Unit snapshot(long nanoTime) {
        return unit(nanoTime, null);
    }

    /** The unit goes to the recorder's sink as it stands; under its lock, so that its end comes after. */
    synchronized void stands(long nanoTime) {
        if (changed && !ended) {
            changed = false;
            recorder.stands(unit(nanoTime, NOT_ENDED));
        }
    }

    /**
     * The unit is over: it goes to the recorder's sink. Ending it again does nothing.
     *
     * @param incomplete why something of it is missing, or null
     */
    public void end(long nanoTime, @Nullable String incomplete) {
        Unit unit;
        synchronized (this) {
            if (ended) {
                return;
            }
            for (ResultRows rows : List.copyOf(open)) {
                rows.close(false);
            }
            unit = unit(nanoTime, incomplete);
            ended = true;
        }
        recorder.ended(this, unit);
    }

    private Unit unit(long nanoTime, @Nullable String incomplete) {
        String missing = incomplete;
        if (missing == null && overflow > 0) {
            missing = overflow + " executions are in no step: the unit had more than " + MOST_STEPS + " steps";
        }
        List<Step> built = new ArrayList<>(steps.size());
        List<Edge> edges = new ArrayList<>();
        List<Unit.Values> values = new ArrayList<>(0);
        for (StepRecorder step : steps) {
            if (!step.valueSets.isEmpty()) {
                values.add(new Unit.Values(step.ordinal(), List.copyOf(step.valueSets)));
            }
            built.add(step.step(startedAt));
            edges.addAll(step.edges());
        }
        List<Unit.CacheHit> hits = new ArrayList<>(cacheHits.size());
        cacheHits.forEach((hit, count) -> hits.add(new Unit.CacheHit(hit.association(), hit.path(), count[0])));
        return new Unit(
                id,
                recorder.jvm(),
                start.testId(),
                start.testName(),
                start.phase(),
                start.parent(),
                start.kind(),
                start.name(),
                missing,
                startedAtMillis,
                nanoTime - startedAt,
                sequence,
                overflow,
                built,
                edges,
                loops.loops(),
                samples.samples(startedAt),
                transactions.transactions(startedAt),
                hits,
                values);
    }
}
