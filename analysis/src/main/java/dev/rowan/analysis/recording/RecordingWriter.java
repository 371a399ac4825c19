package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JVM's recording: framed, checksummed records, appended as units end. Thread-safe.
 *
 * <p>Units that have not ended stand behind all other records, and are written over by what comes next: the file grows by
 * what has ended only.
 *
 * <p>After it is made it never throws: when the disk is full or gone it stops writing, and {@link #failure()} says why
 * and {@link #lost()} how much. What was written before stays readable.
 */
public final class RecordingWriter implements Sink, AutoCloseable {

    /** Buffered before it is written without being asked; a unit takes some 2 kB. */
    private static final int BUFFER = 64 * 1024;

    /** Open units that are written again each time that another unit ends; more of them wait for their next second. */
    private static final int SHORT_TAIL = 64 * 1024;

    private final Jvm jvm;
    private final @Nullable Path file;
    private final WritableByteChannel channel;
    /** Records of units that have not ended, by unit: what a file has behind its last record. */
    private final Map<String, byte[]> open = new LinkedHashMap<>();

    private final Output pending = new Output();
    private final Output scratch = new Output();
    private final Dictionary dictionary = new Dictionary(pending);
    private final UnitEncoder encoder = new UnitEncoder(scratch, dictionary);
    private @Nullable IOException failure;
    /** Bytes of the file that nothing is written over. */
    private long settled;

    private int tail;
    private boolean tailChanged;
    private long lost;
    private boolean closed;

    private RecordingWriter(Jvm jvm, @Nullable Path file, WritableByteChannel channel) {
        this.jvm = jvm;
        this.file = file;
        this.channel = channel;
        header();
    }

    /**
     * A new file {@code <host>-<pid>-<id>.rowan} in the folder, which is made if need be.
     *
     * @throws IOException when the folder cannot be made or written to
     */
    public static RecordingWriter create(Path folder, Jvm jvm) throws IOException {
        Files.createDirectories(folder);
        String host = jvm.host().replaceAll("[^A-Za-z0-9.]", "_");
        String id = jvm.id().replaceAll("[^A-Za-z0-9.]", "_");
        Path file = folder.resolve(host + "-" + jvm.pid() + "-" + id + Format.SUFFIX);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        RecordingWriter writer = new RecordingWriter(jvm, file, channel);
        writer.flush();
        return writer;
    }

    /** A recording written to any channel, which is closed with the writer. */
    public static RecordingWriter to(WritableByteChannel channel, Jvm jvm) {
        return new RecordingWriter(jvm, null, channel);
    }

    /** A whole recording in memory: a way for units between class loaders. */
    public static byte[] toBytes(Jvm jvm, List<Unit> units, List<Trial> trials) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RecordingWriter writer = to(Channels.newChannel(bytes), jvm);
        units.forEach(writer::unit);
        trials.forEach(writer::trial);
        writer.close(jvm.health());
        return bytes.toByteArray();
    }

    public Jvm jvm() {
        return jvm;
    }

    /** The file, or null when it writes to something else. */
    public @Nullable Path file() {
        return file;
    }

    private void header() {
        pending.raw(Format.MAGIC, Format.MAGIC.length);
        pending.number(Format.VERSION);
        scratch.clear();
        scratch.text(jvm.id());
        scratch.text(jvm.host());
        scratch.number(jvm.pid());
        scratch.number(jvm.startedAtMillis());
        scratch.text(jvm.java());
        scratch.text(jvm.os());
        scratch.text(jvm.rowan());
        pending.frame(Format.HEADER, scratch);
        health(jvm.health());
    }

    @Override
    public synchronized void unit(Unit unit) {
        if (open.remove(unit.id()) != null) {
            measure();
        }
        record(Format.UNIT, () -> encoder.unit(unit));
    }

    /** A unit that has ended reaches the file at once, unless so much is open that it has to wait for its {@link #flush}. */
    public synchronized void flushEnded() {
        if (tail <= SHORT_TAIL) {
            flush();
        }
    }

    @Override
    public synchronized void open(Unit unit) {
        if (closed || failure != null || !(channel instanceof FileChannel)) {
            return;
        }
        scratch.clear();
        encoder.unit(unit);
        Output frame = new Output();
        frame.frame(Format.OPEN_UNIT, scratch);
        open.put(unit.id(), Arrays.copyOf(frame.array(), frame.size()));
        measure();
    }

    private void measure() {
        tail = open.values().stream().mapToInt(bytes -> bytes.length).sum();
        tailChanged = true;
    }

    @Override
    public synchronized void latency(Latency latency) {
        ByteBuffer histogram = ByteBuffer.allocate(latency.histogram().getNeededByteBufferCapacity());
        int length = latency.histogram().encodeIntoByteBuffer(histogram);
        record(Format.LATENCY, () -> {
            scratch.number(dictionary.statement(latency.statement()));
            scratch.number(latency.first());
            scratch.number(latency.firsts());
            scratch.number(length);
            scratch.raw(histogram.array(), length);
        });
    }

    @Override
    public synchronized void fetch(Fetch fetch) {
        record(Format.FETCH, () -> {
            encoder.text(fetch.association());
            encoder.constant(fetch.kind());
            scratch.number(dictionary.path(fetch.path()));
            encoder.text(fetch.fingerprint());
            encoder.text(fetch.test());
            scratch.number(fetch.loaded());
            scratch.number(fetch.read());
            scratch.number(fetch.rows());
        });
    }

    @Override
    public synchronized void trial(Trial trial) {
        record(Format.TRIAL, () -> {
            encoder.text(trial.association());
            encoder.text(trial.fingerprint());
            encoder.text(trial.parent());
            scratch.number(dictionary.path(trial.path()));
            encoder.constant(trial.plan());
            encoder.constant(trial.outcome());
            encoder.text(trial.why());
            scratch.number(trial.before());
            scratch.number(trial.after());
            scratch.number(trial.rows());
            scratch.number(trial.rowsAfter());
        });
    }

    @Override
    public synchronized void foreignKey(ForeignKey key) {
        record(Format.FOREIGN_KEY, () -> {
            encoder.column(key.from());
            encoder.column(key.to());
        });
    }

    /** What the recorder knows about its own work; the last one counts. */
    public synchronized void health(Health health) {
        record(Format.HEALTH, () -> encoder.health(health));
    }

    private void record(int type, Runnable fields) {
        if (closed || failure != null) {
            lost++;
            return;
        }
        scratch.clear();
        fields.run();
        pending.frame(type, scratch);
        if (pending.size() >= BUFFER) {
            flush();
        }
    }

    @Override
    public synchronized void flush() {
        if (failure != null || (pending.size() == 0 && !tailChanged)) {
            return;
        }
        try {
            if (channel instanceof FileChannel into) {
                overwriteTail(into);
            } else {
                write(pending.array(), pending.size());
            }
        } catch (IOException e) {
            failure = e;
            lost++;
        }
        pending.clear();
    }

    /** In one piece, so that a JVM is hardly killed in the middle of it; what was settled before is not touched. */
    private void overwriteTail(FileChannel into) throws IOException {
        into.position(settled);
        int ended = pending.size();
        open.values().forEach(record -> pending.raw(record, record.length));
        write(pending.array(), pending.size());
        into.truncate(settled + pending.size());
        settled += ended;
        tailChanged = false;
    }

    private void write(byte[] array, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(array, 0, size);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The recording is complete: its last health and its END. */
    public synchronized void close(Health health) {
        if (closed) {
            return;
        }
        health(health);
        record(Format.END, () -> scratch.number(health.statements()));
        flush();
        close();
    }

    /** Closes the file without an END, as if the JVM had been killed. */
    @Override
    public synchronized void close() {
        if (!closed) {
            flush();
            closed = true;
            try {
                channel.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
    }

    /** Why it stopped writing, or null while all is well. */
    public synchronized @Nullable IOException failure() {
        return failure;
    }

    /** Records that could not be written. */
    public synchronized long lost() {
        return lost;
    }
}
