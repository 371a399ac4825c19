package dev.rowan.agent.record;

import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.recording.UnitStart;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a thread, or several, works for: a test, a request, a transaction, a message. Thread-safe.
 *
 * <p>Its units begin with their first statement: work without statements leaves nothing. A test has
 * one for each phase.
 */
final class Work {
    final UnitKind kind;
    final @Nullable TestRun test;
    final @Nullable Work outer;
    private final Recorder recorder;

    /** Whether its statements are the outer work's. */
    private final boolean beside;

    private final Map<TestPhase, UnitRecorder> units = new EnumMap<>(TestPhase.class);
    private final Supplier<String> name;
    private volatile boolean ended;

    /** The transactions that are units of their own within this work, by the thread that began each. */
    private final Map<Thread, Work> transactions = new ConcurrentHashMap<>();

    /** The one of them that was begun last, if it is open. */
    private volatile @Nullable Work latest;

    /** The unit that took the last statement: a loop's next one needs no lock to find it. */
    private volatile @Nullable Current current;

    private record Current(TestPhase phase, UnitRecorder unit) {}

    /** Its units' and those of the work inside of it. */
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    /** What threads that were handed nothing do meanwhile. */
    private final List<Work> guests = new ArrayList<>(0);

    /** Whose own work it is, for statements that belong to nothing else; {@code null} for all other work. */
    volatile @Nullable WeakReference<Thread> thread;

    /** Of a transaction: the number that the connection gave it. */
    volatile long number;

    Work(Recorder recorder, UnitKind kind, String name, @Nullable TestRun test, @Nullable Work outer) {
        this(recorder, kind, () -> name, test, outer);
    }

    /** @param name asked at the first statement and at the end: a filter's statement comes before a request has its route */
    Work(Recorder recorder, UnitKind kind, Supplier<String> name, @Nullable TestRun test, @Nullable Work outer) {
        this(recorder, kind, name, test, outer, false);
    }

    private Work(
            Recorder recorder,
            UnitKind kind,
            Supplier<String> name,
            @Nullable TestRun test,
            @Nullable Work outer,
            boolean beside) {
        this.beside = beside;
        this.recorder = recorder;
        this.kind = kind;
        this.name = name;
        this.test = test;
        this.outer = outer;
    }

    /** What another thread does for a test: its statements are the test's, and its transactions its own. */
    static Work beside(Recorder recorder, Work test) {
        return new Work(recorder, UnitKind.THREAD, () -> "", test.test, test, true);
    }

    /** The phase that statements belong to now. */
    TestPhase phase() {
        return test == null ? TestPhase.NONE : test.phase;
    }

    boolean isOpen() {
        return !ended;
    }

    /** The last full path from each place for each statement; see {@link CallSites}. */
    final CallSiteMemory sites = new CallSiteMemory();

    /** The unit that takes the next statement; {@code null} when this work is over. */
    @Nullable
    UnitRecorder unit() {
        if (beside && outer != null) {
            return ended ? null : outer.unit();
        }
        Current known = current;
        return known != null && known.phase() == phase() && !ended ? known.unit() : find();
    }

    private synchronized @Nullable UnitRecorder find() {
        if (ended) {
            return null;
        }
        TestPhase phase = phase();
        UnitRecorder known = units.get(phase);
        if (known == null) {
            known = recorder.begin(start(phase), System.currentTimeMillis(), System.nanoTime());
            units.put(phase, known);
            for (Work each = this; each != null; each = each.outer) {
                each.ids.add(known.id());
            }
        }
        current = new Current(phase, known);
        return known;
    }

    private UnitStart start(TestPhase phase) {
        UnitStart start = UnitStart.of(kind, name.get());
        if (test != null) {
            start = start.inTest(test.id, test.name, phase);
        }
        UnitRecorder around = outer == null ? null : outer.begun();
        return around == null ? start : start.within(around.id());
    }

    private synchronized @Nullable UnitRecorder begun() {
        return beside && outer != null ? outer.begun() : units.get(phase());
    }

    /**
     * The transaction that takes the next statement of this thread, if one is open: its own. What other threads do without
     * any belongs to the latest one, which handed it to them.
     *
     * @param inOne whether the statement is in a transaction, which is then another one than other threads'
     */
    @Nullable
    Work transaction(boolean inOne) {
        Work joined = latest;
        if (joined == null && transactions.isEmpty()) {
            return null;
        }
        Work own = transactions.get(Thread.currentThread());
        return own != null || inOne ? own : joined;
    }

    /** The open one of a number, whoever began it. */
    @Nullable
    Work transactionOf(long known) {
        for (Work each : transactions.values()) {
            if (each.number == known) {
                return each;
            }
        }
        return null;
    }

    List<Work> transactions() {
        return List.copyOf(transactions.values());
    }

    void transactionBegun(Work begun) {
        transactions.put(Thread.currentThread(), begun);
        latest = begun;
    }

    void transactionEnded(Work ended) {
        transactions.values().remove(ended);
        if (latest == ended) {
            latest = null;
        }
    }

    /** What it is called is asked once more: a request has been dispatched by now. */
    void settleName() {
        List<UnitRecorder> begun;
        synchronized (this) {
            begun = List.copyOf(units.values());
        }
        if (!begun.isEmpty()) {
            String settled = name.get();
            begun.forEach(unit -> unit.called(settled));
        }
    }

    /** Another thread's work counts for this one, and ends with it. Whether it does: this may be over. */
    synchronized boolean takes(Work guest) {
        return !ended && guests.add(guest);
    }

    /** A guest's work has ended before this one's. */
    synchronized void leaves(Work guest) {
        guests.remove(guest);
    }

    /** Those who are to end now that this has. */
    synchronized List<Work> guests() {
        List<Work> all = List.copyOf(guests);
        guests.clear();
        return all;
    }

    boolean owns(String unitId) {
        return ids.contains(unitId);
    }

    void end() {
        List<UnitRecorder> last;
        synchronized (this) {
            ended = true;
            last = new ArrayList<>(units.values());
            // A pooled thread may hold on to this for long; what it took in is on its way.
            units.clear();
            current = null;
        }
        transactions().forEach(Work::end);
        long now = System.nanoTime();
        last.forEach(unit -> unit.end(now, null));
    }
}
