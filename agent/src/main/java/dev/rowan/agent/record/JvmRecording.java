package dev.rowan.agent.record;

import dev.rowan.agent.boot.Sink;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.RecordingWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * This JVM's recording, from the first class of a driver to the JVM's end. Thread-safe.
 *
 * <p>It is written at the end of each unit, and each second what has changed in those that are open: a JVM
 * that is killed loses its last second.
 */
public final class JvmRecording {
    private static final long SECONDS_BETWEEN_WRITES = 1;

    /** A write takes some milliseconds; a disk that hangs must not hold up the JVM's end. */
    private static final long SECONDS_FOR_THE_LAST_WRITE = 2;

    private final Jvm jvm;
    private final RecordingWriter writer;
    private final Recorder recorder;
    private final Scopes scopes;
    private final JvmRecorder sink;
    private final Blocks blocks;
    private final @Nullable String failure;
    private final IntSupplier classesWoven;
    private final ScheduledExecutorService timer;
    private @Nullable Future<?> writing;
    private @Nullable Health written;
    private boolean told;

    private JvmRecording(
            RecordingWriter writer,
            Wanted wanted,
            @Nullable String failure,
            IntSupplier classesWoven,
            @Nullable RawStack raw) {
        this.jvm = writer.jvm();
        this.writer = writer;
        this.failure = failure;
        this.classesWoven = classesWoven;
        recorder = new Recorder(new UnitsToFileAndBlocks(), jvm.id(), wanted.values());
        CallSites callSites = new CallSites(wanted.includes(), wanted.excludes(), wanted.callSites(), raw);
        scopes = new Scopes(recorder, callSites::isApplicationsThread, callSites::isApplications);
        blocks = new Blocks(scopes, () -> jvm.with(health(), true));
        sink = new JvmRecorder(recorder, scopes, blocks, callSites, wanted);
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "rowan-agent-write");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins it: a file in the folder, whose header says whether capture works.
     *
     * @param failure why nothing is captured, or {@code null}
     * @param classesWoven how many classes have advice by now
     * @param instrumentation of the JVM that is recorded
     */
    public static JvmRecording begin(
            Path folder,
            Wanted wanted,
            @Nullable String failure,
            IntSupplier classesWoven,
            Instrumentation instrumentation) {
        RawStack raw = wanted.callSites() ? RawStack.in(instrumentation) : null;
        JvmRecording recording = new JvmRecording(writer(folder), wanted, failure, classesWoven, raw);
        recording.write();
        recording.writing = recording.timer.scheduleWithFixedDelay(
                recording::write, SECONDS_BETWEEN_WRITES, SECONDS_BETWEEN_WRITES, TimeUnit.SECONDS);
        return recording;
    }

    private static RecordingWriter writer(Path folder) {
        Jvm jvm = new Jvm(
                UUID.randomUUID().toString().substring(0, 8),
                host(),
                ProcessHandle.current().pid(),
                System.currentTimeMillis(),
                Runtime.version().toString(),
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT),
                version(),
                Health.starting(),
                false);
        try {
            return RecordingWriter.create(folder, jvm);
        } catch (IOException | RuntimeException unwritable) {
            dev.rowan.agent.boot.Health.tell("The recording cannot be written to " + folder.toAbsolutePath() + " ("
                    + unwritable + "). Choose another folder with destdir=; the application runs on unrecorded.");
            return RecordingWriter.to(Channels.newChannel(OutputStream.nullOutputStream()), jvm);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private static String version() {
        String version = dev.rowan.agent.boot.Attached.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    public Sink sink() {
        return sink;
    }

    private void write() {
        try {
            scopes.endThoseOfDeadThreads();
            recorder.open(System.nanoTime());
            recorder.flush();
            Health now = health();
            if (!now.equals(written)) {
                written = now;
                writer.health(now);
                writer.flush();
            }
            tellWhatIsMissing();
        } catch (RuntimeException | Error fault) {
            dev.rowan.agent.boot.Health.fault("write", fault);
        }
    }

    /** Ends all that is open and writes the recording's end. */
    public void end() {
        try {
            if (writing != null) {
                writing.cancel(false);
            }
            timer.shutdown();
            awaitTheLastWrite();
            scopes.endAll();
            recorder.flush();
            writer.close(health());
            tellWhatIsMissing();
        } catch (RuntimeException | Error fault) {
            dev.rowan.agent.boot.Health.fault("end", fault);
        }
    }

    /** It may be ending the unit of a thread that has just died, which would be too late once the file has its end. */
    private void awaitTheLastWrite() {
        try {
            if (!timer.awaitTermination(SECONDS_FOR_THE_LAST_WRITE, TimeUnit.SECONDS)) {
                dev.rowan.agent.boot.Health.tell("The recording's last write takes long: its end may be missing.");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** The file itself can say no more. */
    private synchronized void tellWhatIsMissing() {
        IOException unwritten = writer.failure();
        if (unwritten != null && !told) {
            told = true;
            dev.rowan.agent.boot.Health.tell("The recording cannot be written any further (" + unwritten.getMessage()
                    + "): what follows is missing from the report. The application runs on.");
        }
    }

    private Health health() {
        var faults = dev.rowan.agent.boot.Health.faults();
        IOException unwritten = writer.failure();
        String reason = "";
        if (failure != null) {
            reason = failure;
        } else if (unwritten != null) {
            reason = writer.lost() + " records could not be written: " + unwritten;
        } else if (!faults.isEmpty()) {
            reason = "faults of the agent: " + String.join("; ", faults.keySet());
        }
        Health.State state = failure != null
                ? Health.State.FAILED
                : reason.isEmpty() ? Health.State.CAPTURING : Health.State.DEGRADED;
        return new Health(
                state,
                reason,
                sink.databases().drivers(),
                classesWoven.getAsInt(),
                recorder.statements(),
                faults,
                recorder.dropped() + writer.lost() + sink.unknown(),
                scopes.unattributed());
    }

    private final class UnitsToFileAndBlocks implements dev.rowan.analysis.recording.Sink {
        @Override
        public void unit(Unit unit) {
            blocks.ended(unit);
            writer.unit(unit);
            writer.flushEnded();
        }

        @Override
        public void open(Unit unit) {
            writer.open(unit);
        }

        @Override
        public void latency(Latency latency) {
            writer.latency(latency);
        }

        @Override
        public void fetch(Fetch fetch) {
            writer.fetch(fetch);
        }

        @Override
        public void trial(Trial trial) {
            blocks.tried(trial);
            writer.trial(trial);
        }

        @Override
        public void foreignKey(ForeignKey foreignKey) {
            writer.foreignKey(foreignKey);
        }

        @Override
        public void flush() {
            writer.flush();
        }
    }
}
