package dev.rowan.p6spy;

import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.recording.RecordingWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** This JVM's recording file, written each second and at the JVM's end. Thread-safe; it never throws. */
final class JvmFile {
    private static final long SECONDS_BETWEEN_WRITES = 1;

    final RecordingWriter writer;
    private final Supplier<Health> health;
    private final ScheduledExecutorService timer;
    private @Nullable Health written;

    private JvmFile(RecordingWriter writer, Supplier<Health> health) {
        this.writer = writer;
        this.health = health;
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "rowan-p6spy-write");
            thread.setDaemon(true);
            return thread;
        });
    }

    static JvmFile begin(Path folder, Jvm jvm, Supplier<Health> health) {
        return new JvmFile(writer(folder, jvm), health);
    }

    private static RecordingWriter writer(Path folder, Jvm jvm) {
        try {
            return RecordingWriter.create(folder, jvm);
        } catch (IOException | RuntimeException unwritable) {
            System.err.println("[rowan] The recording cannot be written to " + folder.toAbsolutePath() + " ("
                    + unwritable + "). Choose another folder with rowandestdir= in spy.properties;"
                    + " the application runs on unrecorded.");
            return RecordingWriter.to(Channels.newChannel(OutputStream.nullOutputStream()), jvm);
        }
    }

    /**
     * Does this each second, and the other thing when the JVM ends.
     *
     * @param tick what brings events to the writer
     * @param last what ends all that is open
     */
    void run(Runnable tick, Runnable last) {
        tick(tick);
        var ticking = timer.scheduleWithFixedDelay(
                () -> tick(tick), SECONDS_BETWEEN_WRITES, SECONDS_BETWEEN_WRITES, TimeUnit.SECONDS);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            ticking.cancel(false);
                            timer.shutdown();
                            last.run();
                            writer.close(health.get());
                        },
                        "rowan-p6spy-end"));
    }

    private synchronized void tick(Runnable events) {
        events.run();
        Health now = health.get();
        if (!now.equals(written)) {
            written = now;
            writer.health(now);
        }
        writer.flush();
    }
}
