package dev.rowan.p6spy;

import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.recording.UnitStart;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a thread works for: a test, a watched block of one, a transaction, or only itself. Thread-safe.
 *
 * <p>Its units begin with their first statement: work without statements leaves nothing. A test has one for each phase.
 */
final class Work {
    final UnitKind kind;
    final @Nullable Work outer;
    private final Recorder recorder;
    private final String name;
    private final String testId;
    private final String testName;
    private final Map<TestPhase, UnitRecorder> units = new EnumMap<>(TestPhase.class);

    /** Its units' and those of the work inside of it. */
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    private TestPhase phase;
    private boolean ended;
    private @Nullable Work transaction;
    private long connection;

    /** Results that are being read: their rows belong to its units. */
    private int reading;

    /** Blocks inside of it that are being watched. */
    private int blocks;

    private long lastUsed = System.nanoTime();

    private Work(Recorder recorder, UnitKind kind, String name, String testId, String testName, @Nullable Work outer) {
        this.recorder = recorder;
        this.kind = kind;
        this.name = name;
        this.testId = testId;
        this.testName = testName;
        this.outer = outer;
        phase = testId.isEmpty() ? TestPhase.NONE : TestPhase.BODY;
    }

    static Work ofTest(Recorder recorder, String id, String name, @Nullable Work outer) {
        return new Work(recorder, UnitKind.TEST, name, id, name, outer);
    }

    static Work ofThread(Recorder recorder) {
        return new Work(recorder, UnitKind.THREAD, Thread.currentThread().getName(), "", "", null);
    }

    /** A watched block: within a test it is the test's. */
    static Work ofBlock(Recorder recorder, String name, @Nullable Work around) {
        return around != null && !around.testId.isEmpty()
                ? new Work(recorder, UnitKind.TEST, name, around.testId, around.testName, around)
                : new Work(recorder, UnitKind.TEST, name, name, name, around);
    }

    /** The unit of a transaction that begins now on a connection. */
    synchronized Work beginTransaction(String transactionName, long number) {
        Work begun = new Work(
                recorder,
                UnitKind.TRANSACTION,
                transactionName,
                testId,
                testName,
                kind == UnitKind.THREAD ? null : this);
        begun.phase = phase;
        transaction = begun;
        connection = number;
        return begun;
    }

    /** The transaction that is a unit of its own within this work, if one is open. */
    synchronized @Nullable Work transaction() {
        return transaction;
    }

    /** Ends the transaction that began on the connection; another's stays. */
    void endTransaction(long number) {
        Work own;
        synchronized (this) {
            own = connection == number ? transaction : null;
            transaction = own == null ? transaction : null;
        }
        if (own != null) {
            own.end();
        }
    }

    /** The part of the test that statements belong to from now on. */
    void phase(TestPhase now) {
        Work own = null;
        synchronized (this) {
            if (!testId.isEmpty() && now != phase) {
                phase = now;
                own = transaction;
                transaction = null;
            }
        }
        if (own != null) {
            own.end();
        }
    }

    synchronized boolean isOpen() {
        return !ended;
    }

    /** The unit that takes the next statement; {@code null} when this work is over. */
    synchronized @Nullable UnitRecorder unit() {
        lastUsed = System.nanoTime();
        if (ended) {
            return null;
        }
        UnitRecorder known = units.get(phase);
        if (known == null) {
            known = recorder.begin(start(), System.currentTimeMillis(), System.nanoTime());
            units.put(phase, known);
            for (Work each = this; each != null; each = each.outer) {
                each.ids.add(known.id());
            }
        }
        return known;
    }

    private UnitStart start() {
        UnitStart start = UnitStart.of(kind, name);
        if (!testId.isEmpty()) {
            start = start.inTest(testId, testName, phase);
        }
        UnitRecorder around = outer == null ? null : outer.begun();
        return around == null ? start : start.within(around.id());
    }

    private synchronized @Nullable UnitRecorder begun() {
        return units.get(phase);
    }

    boolean owns(String unitId) {
        return ids.contains(unitId);
    }

    synchronized void blocks(int more) {
        blocks += more;
    }

    synchronized boolean isInnermost() {
        return blocks == 0;
    }

    synchronized void reads(boolean begins) {
        reading += begins ? 1 : -1;
        lastUsed = System.nanoTime();
    }

    /** Whether it is over unless it says so: nothing ran, is open or is being read. */
    synchronized boolean isIdleSince(long nanoTime) {
        return lastUsed - nanoTime < 0 && transaction == null && reading <= 0;
    }

    void end() {
        List<UnitRecorder> last;
        Work within;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            last = List.copyOf(units.values());
            within = transaction;
        }
        if (within != null) {
            within.end();
        }
        long now = System.nanoTime();
        last.forEach(unit -> unit.end(now, null));
    }
}
