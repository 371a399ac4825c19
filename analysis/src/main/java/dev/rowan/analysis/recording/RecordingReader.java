package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recording.Problem;
import dev.rowan.analysis.sql.SqlStatement;
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
import java.util.stream.Stream;

/**
 * Reads recordings and merges them: files of many forks and machines are one recording. Not thread-safe.
 *
 * <p>It never throws for what a file holds: damage is read up to, and told as a {@link Problem}.
 */
public final class RecordingReader {

    private final Pool pool = new Pool();
    private final List<Jvm> jvms = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final Set<ForeignKey> foreignKeys = new LinkedHashSet<>();
    private final Map<SqlStatement, Latency> latencies = new LinkedHashMap<>();
    private final Map<List<Object>, Fetch> fetches = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private RecordingReader() {}

    /** Everything under the given files and folders, folders searched to any depth for {@code *.rowan}. */
    public static Recording read(Collection<Path> filesAndFolders) {
        RecordingReader reader = new RecordingReader();
        for (Path path : filesAndFolders) {
            for (Path file : reader.files(path)) {
                reader.file(file);
            }
        }
        return reader.recording();
    }

    /** A recording in memory. */
    public static Recording read(byte[] bytes, String name) {
        RecordingReader reader = new RecordingReader();
        reader.merge(name, bytes);
        return reader.recording();
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
            unreadable(path, e);
            return List.of();
        }
    }

    private void file(Path file) {
        try {
            merge(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            unreadable(file, e);
        }
    }

    private void unreadable(Path path, Exception e) {
        problems.add(new Problem(path.toString(), Problem.Kind.UNREADABLE, path + " could not be read (" + e + ")"));
    }

    private void merge(String source, byte[] bytes) {
        RecordingFile file = new RecordingFile(source, bytes, pool);
        file.read();
        if (file.jvm != null) {
            jvms.add(file.jvm);
        }
        units.addAll(file.units);
        foreignKeys.addAll(file.foreignKeys);
        file.latencies.forEach(latency -> latencies.merge(latency.statement(), latency, RecordingReader::sum));
        file.fetches.forEach(fetch -> fetches.merge(
                List.of(fetch.association(), fetch.kind(), fetch.path(), fetch.fingerprint()),
                fetch,
                RecordingReader::sum));
        problems.addAll(file.problems);
    }

    private static Latency sum(Latency one, Latency other) {
        one.histogram().setAutoResize(true);
        one.histogram().add(other.histogram());
        return new Latency(
                one.statement(), one.first() + other.first(), one.firsts() + other.firsts(), one.histogram());
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

    private Recording recording() {
        return new Recording(
                jvms,
                units,
                List.copyOf(foreignKeys),
                List.copyOf(latencies.values()),
                List.copyOf(fetches.values()),
                problems);
    }
}
