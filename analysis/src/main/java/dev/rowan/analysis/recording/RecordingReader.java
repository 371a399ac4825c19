package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recording.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Reads recordings and merges them: files of many forks and machines are one recording. Not thread-safe.
 *
 * <p>It never throws for what a file holds: damage is read up to, and told as a {@link Problem}.
 */
public final class RecordingReader {

    private final Pool pool = new Pool();
    private final List<Jvm> jvms = new ArrayList<>();
    private final Set<ForeignKey> foreignKeys = new LinkedHashSet<>();

    /** Added to in the order of the files, by one thread at a time. */
    private final LatencySums latencies = new LatencySums();

    private final Set<Trial> trials = new LinkedHashSet<>();
    private final Map<List<Object>, Fetch> fetches = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private RecordingReader() {}

    /** Takes the units of a recording as they are read, in the order of the files, all calls in the caller's thread. */
    public interface Visitor {

        /** What all files together know of foreign keys; called once, before any unit. */
        void foreignKeys(List<ForeignKey> keys);

        /** The units of the next file; they are not kept by the reader. */
        void units(List<Unit> units);
    }

    /** Everything under the given files and folders, folders searched to any depth for {@code *.rowan}. */
    public static Recording read(Collection<Path> filesAndFolders) {
        List<Unit> all = new ArrayList<>();
        Recording rest = read(filesAndFolders, new Visitor() {
            @Override
            public void foreignKeys(List<ForeignKey> keys) {}

            @Override
            public void units(List<Unit> units) {
                all.addAll(units);
            }
        });
        return rest.with(all);
    }

    /**
     * The same, without keeping the units: they are handed to the visitor file by file, and the recording that is given
     * back has none. So a recording may be larger than the memory. The next file is read meanwhile, in another thread.
     */
    public static Recording read(Collection<Path> filesAndFolders, Visitor visitor) {
        RecordingReader reader = new RecordingReader();
        List<Path> files = new ArrayList<>();
        filesAndFolders.forEach(path -> files.addAll(reader.files(path)));
        visitor.foreignKeys(reader.foreignKeysOf(files));
        CompletableFuture<Void> summed = CompletableFuture.completedFuture(null);
        // One file is read while another is looked at: it keeps a second core busy, and more would only take memory.
        CompletableFuture<RecordingFile> next = reader.opening(files, 0);
        for (int i = 0; i < files.size(); i++) {
            RecordingFile read = next.join();
            next = reader.opening(files, i + 1);
            reader.merge(read);
            List<LatencyRecord> times = read.latencies;
            summed.join();
            summed = CompletableFuture.runAsync(() -> times.forEach(reader.latencies::add));
            visitor.units(read.units);
        }
        summed.join();
        return reader.recording(List.of());
    }

    /** A recording in memory. */
    public static Recording read(byte[] bytes, String name) {
        RecordingReader reader = new RecordingReader();
        RecordingFile file = new RecordingFile(name, bytes, reader.pool);
        file.read();
        reader.merge(file);
        file.latencies.forEach(reader.latencies::add);
        return reader.recording(file.units);
    }

    private List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(file -> file.getFileName().toString().endsWith(Format.SUFFIX))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            problems.add(unreadable(path, e));
            return List.of();
        }
    }

    /** What a unit is judged by may stand in a later file: the keys are looked for before any unit is. */
    private List<ForeignKey> foreignKeysOf(List<Path> files) {
        Set<ForeignKey> keys = new LinkedHashSet<>();
        files.parallelStream()
                .map(file -> {
                    try {
                        return new RecordingFile(file.toString(), Files.readAllBytes(file), pool).onlyForeignKeys();
                    } catch (IOException e) {
                        return List.<ForeignKey>of();
                    }
                })
                .forEachOrdered(keys::addAll);
        return List.copyOf(keys);
    }

    private CompletableFuture<RecordingFile> opening(List<Path> files, int index) {
        return index < files.size()
                ? CompletableFuture.supplyAsync(() -> opened(files.get(index)))
                : new CompletableFuture<>();
    }

    private RecordingFile opened(Path file) {
        try {
            RecordingFile opened = new RecordingFile(file.toString(), Files.readAllBytes(file), pool);
            opened.read();
            return opened;
        } catch (IOException e) {
            RecordingFile nothing = new RecordingFile(file.toString(), new byte[0], pool);
            nothing.problems.add(unreadable(file, e));
            return nothing;
        }
    }

    private static Problem unreadable(Path path, Exception e) {
        return new Problem(path.toString(), Problem.Kind.UNREADABLE, path + " could not be read (" + e + ")");
    }

    private void merge(RecordingFile file) {
        if (file.jvm != null) {
            jvms.add(file.jvm);
        }
        foreignKeys.addAll(file.foreignKeys);
        trials.addAll(file.trials);
        file.fetches.forEach(fetch -> fetches.merge(
                List.of(fetch.association(), fetch.kind(), fetch.path(), fetch.fingerprint()),
                fetch,
                RecordingReader::sum));
        problems.addAll(file.problems);
    }

    private static Fetch sum(Fetch one, Fetch other) {
        return new Fetch(
                one.association(),
                one.kind(),
                one.path(),
                one.fingerprint(),
                one.test().isEmpty() ? other.test() : one.test(),
                one.loaded() + other.loaded(),
                one.read() + other.read(),
                one.rows() + other.rows());
    }

    private Recording recording(List<Unit> units) {
        return new Recording(
                jvms,
                units,
                List.copyOf(foreignKeys),
                latencies.all(),
                List.copyOf(fetches.values()),
                List.copyOf(trials),
                problems);
    }
}
