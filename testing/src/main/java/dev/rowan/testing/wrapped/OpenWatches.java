package dev.rowan.testing.wrapped;

import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.RecordingWriter;
import dev.rowan.analysis.recording.Sink;
import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.recording.UnitStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The watches that are open, and whose a statement is: the executing thread's, else those of the only thread that has
 * any. Thread-safe.
 *
 * <p>With several such threads it is nobody's, and every open watch is told: its count may then be too low.
 */
public final class OpenWatches {
    /** A JVM's statements are told apart by thread, so there is one for all of it. */
    public static final OpenWatches IN_THIS_JVM = new OpenWatches();

    private final Map<Long, Watched> open = new ConcurrentHashMap<>();
    private final Map<String, Unit> ended = new ConcurrentHashMap<>();
    private final AtomicLong handles = new AtomicLong();
    private final Recorder recorder = new Recorder(new Ended(), "wrapped");
    private volatile boolean wrapped;

    /** One watch; its unit takes what belongs to it. */
    private static final class Watched {
        final Thread thread = Thread.currentThread();
        final UnitRecorder unit;
        final AtomicLong unattributed = new AtomicLong();
        final Map<String, Long> faults = new ConcurrentHashMap<>();

        Watched(UnitRecorder unit) {
            this.unit = unit;
        }
    }

    OpenWatches() {}

    void wrapped() {
        wrapped = true;
    }

    /** Whether a data source was wrapped in this JVM, so that there is something to watch. */
    public boolean hasSource() {
        return wrapped;
    }

    Recorder recorder() {
        return recorder;
    }

    /** Begins a watch of the current thread's work. */
    public long begin(String name) {
        long handle = handles.incrementAndGet();
        UnitStart start = UnitStart.of(UnitKind.TEST, name).inTest(name, name, TestPhase.BODY);
        open.put(handle, new Watched(recorder.begin(start, System.currentTimeMillis(), System.nanoTime())));
        return handle;
    }

    /** Ends a watch; gives the bytes of its recording. */
    public byte[] end(long handle) {
        Watched watch = Objects.requireNonNull(open.remove(handle), "the watch has ended already");
        watch.unit.end(System.nanoTime(), null);
        Unit unit = Objects.requireNonNull(ended.remove(watch.unit.id()));
        Health health = new Health(
                Health.State.AGENTLESS,
                "",
                List.of(),
                0,
                recorder.statements(),
                watch.faults,
                0,
                watch.unattributed.get());
        Jvm jvm = new Jvm(
                "wrapped",
                "localhost",
                ProcessHandle.current().pid(),
                System.currentTimeMillis(),
                Runtime.version().toString(),
                System.getProperty("os.name", ""),
                "",
                health,
                false);
        return RecordingWriter.toBytes(jvm, List.of(unit));
    }

    /** The units that the current thread's next statement belongs to. */
    List<UnitRecorder> units() {
        List<UnitRecorder> own = new ArrayList<>();
        List<UnitRecorder> all = new ArrayList<>();
        Thread current = Thread.currentThread();
        Thread only = null;
        boolean several = false;
        for (Watched watch : open.values()) {
            all.add(watch.unit);
            several |= only != null && only != watch.thread;
            only = watch.thread;
            if (watch.thread == current) {
                own.add(watch.unit);
            }
        }
        return own.isEmpty() && !several ? all : own;
    }

    /** A statement ran that is nobody's. */
    void unattributed() {
        open.values().forEach(watch -> watch.unattributed.incrementAndGet());
    }

    /** Recording failed; the application was not disturbed. */
    void fault(String place, Throwable fault) {
        open.values().forEach(watch -> watch.faults.merge(place + ": " + fault, 1L, Long::sum));
    }

    private final class Ended implements Sink {
        @Override
        public void unit(Unit unit) {
            ended.put(unit.id(), unit);
        }

        @Override
        public void open(Unit unit) {
            // A watch gives its unit when it ends, and never before.
        }

        @Override
        public void latency(Latency latency) {}

        @Override
        public void fetch(Fetch fetch) {}

        @Override
        public void foreignKey(ForeignKey key) {}

        @Override
        public void flush() {}
    }
}
