package dev.rowan.p6spy;

import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.RecordingWriter;
import dev.rowan.analysis.recording.Sink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What P6Spy's listeners tell in this JVM: to the recording's file, where one is wanted, and to whoever watches.
 * Thread-safe. It names no class of P6Spy's, so that it can be asked where there is none.
 */
public final class Spy {
    /** A JVM's statements are told apart by thread, so there is one for all of it. */
    public static final Spy IN_THIS_JVM = new Spy();

    /** A thread that sent nothing for so long has ended its piece of work: without a request to go by, a guess. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Jvm jvm = describe();
    private final Recorder recorder = new Recorder(new Ended(), jvm.id());
    private final Scopes scopes = new Scopes(recorder);
    private final SpiedDatabases databases = new SpiedDatabases();
    private final Map<Long, Watched> open = new ConcurrentHashMap<>();
    private final Map<String, Long> faults = new ConcurrentHashMap<>();
    private final AtomicLong handles = new AtomicLong();
    private volatile Application application = Application.DEFAULT;
    private volatile @Nullable Path folder;
    private volatile @Nullable JvmFile file;
    private volatile boolean hasSource;
    private volatile @Nullable Boolean silent;

    private record Watched(Scopes.Block block, List<Unit> units, AtomicLong unattributed, Map<String, Long> faults) {}

    private Spy() {}

    // -- for those who ask: tests

    /** Whether P6Spy tells anything in this JVM, so that there is something to watch. */
    public boolean hasSource() {
        return hasSource;
    }

    /** Begins a watch of the current thread's work. */
    public long begin(String name) {
        long handle = handles.incrementAndGet();
        open.put(
                handle,
                new Watched(scopes.beginBlock(name), new ArrayList<>(), new AtomicLong(), new ConcurrentHashMap<>()));
        return handle;
    }

    /** Ends a watch; gives the bytes of its recording. */
    public byte[] end(long handle) {
        Watched watch = Objects.requireNonNull(open.get(handle), "the watch has ended already");
        scopes.endBlock(watch.block());
        open.remove(handle);
        Health seen = health(watch.faults(), watch.unattributed().get());
        return RecordingWriter.toBytes(jvm.with(seen, true), watch.units(), List.of());
    }

    /** A test, or a class of them, begins on this thread. */
    public void testStarted(String id, String name, boolean isTest) {
        scopes.testStarted(id, name, isTest);
    }

    /** What began under this id is over. */
    public void testFinished(String id) {
        scopes.testFinished(id);
    }

    // -- for those who tell: listeners

    /** Something tells; nothing is written unless somebody asks. */
    void hasSourceNow() {
        hasSource = true;
    }

    /** What is told is to be written to a file in the folder, from the first statement on. */
    void recordTo(Path newFolder, List<String> includes, List<String> excludes) {
        application = Application.of(includes, excludes);
        folder = newFolder;
        hasSource = true;
    }

    Recorder recorder() {
        return recorder;
    }

    Application application() {
        return application;
    }

    SpiedDatabases databases() {
        return databases;
    }

    /** Whose the current thread's next statement is; {@code null} when nobody wants it. */
    @Nullable
    Work here() {
        if (isSilent()) {
            return null;
        }
        Path wanted = folder;
        if (wanted != null && file == null) {
            beginFile(wanted);
        }
        return scopes.here(
                wanted != null,
                () -> open.values().forEach(watch -> watch.unattributed().incrementAndGet()));
    }

    /** Whose the current thread's open work is, if it has any. */
    @Nullable
    Work known() {
        return scopes.known();
    }

    /** With the agent attached each statement would be there twice. */
    private boolean isSilent() {
        Boolean known = silent;
        if (known == null) {
            known = AttachedAgent.captures();
            silent = known;
            if (known) {
                System.err.println("[rowan] Rowan's agent records this JVM, so its P6Spy module stays silent."
                        + " One of the two is enough: remove dev.rowan.p6spy.RowanFactory from modulelist.");
            }
        }
        return known;
    }

    private synchronized void beginFile(Path wanted) {
        if (file == null) {
            JvmFile begun = JvmFile.begin(wanted, jvm, () -> health(faults, scopes.unattributed()));
            file = begun;
            begun.run(
                    () -> {
                        scopes.endIdle(System.nanoTime() - IDLE_NANOS);
                        recorder.flush();
                    },
                    () -> {
                        scopes.endAll();
                        recorder.flush();
                    });
        }
    }

    /** Recording failed; the application was not disturbed. */
    void fault(String place, Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        // No message: it may carry values.
        String what = place + ": " + fault.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
        faults.merge(what, 1L, Long::sum);
        open.values().forEach(watch -> watch.faults().merge(what, 1L, Long::sum));
    }

    private Health health(Map<String, Long> seen, long unattributed) {
        JvmFile current = file;
        IOException unwritten = current == null ? null : current.writer.failure();
        long lost = current == null ? 0 : current.writer.lost();
        return new Health(
                unwritten == null ? Health.State.AGENTLESS : Health.State.DEGRADED,
                unwritten == null ? "" : lost + " records could not be written: " + unwritten,
                databases.drivers(),
                0,
                recorder.statements(),
                seen,
                recorder.dropped() + lost,
                unattributed);
    }

    private static Jvm describe() {
        String version = Spy.class.getPackage().getImplementationVersion();
        return new Jvm(
                UUID.randomUUID().toString().substring(0, 8),
                host(),
                ProcessHandle.current().pid(),
                System.currentTimeMillis(),
                Runtime.version().toString(),
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT),
                version == null ? "" : version,
                Health.starting(),
                false);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    /** Takes what has ended to those who watch it, and to the file. */
    private final class Ended implements Sink {
        @Override
        public void open(Unit unit) {
            JvmFile to = file;
            if (to != null) {
                to.writer.open(unit);
            }
        }

        @Override
        public void unit(Unit unit) {
            for (Watched watch : open.values()) {
                if (watch.block().work().owns(unit.id())) {
                    synchronized (watch.units()) {
                        watch.units().add(unit);
                    }
                }
            }
            JvmFile to = file;
            if (to != null) {
                to.writer.unit(unit);
                to.writer.flush();
            }
        }

        @Override
        public void latency(Latency latency) {
            JvmFile to = file;
            if (to != null) {
                to.writer.latency(latency);
            }
        }

        @Override
        public void fetch(Fetch fetch) {
            // Holders belong to an ORM, and P6Spy sees none.
        }

        @Override
        public void trial(Trial trial) {
            // Only the agent tries.
        }

        @Override
        public void foreignKey(ForeignKey key) {
            JvmFile to = file;
            if (to != null) {
                to.writer.foreignKey(key);
            }
        }

        @Override
        public void flush() {
            JvmFile to = file;
            if (to != null) {
                to.writer.flush();
            }
        }
    }
}
