package dev.rowan.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Results of JMH that a decision rests on.
 *
 * @param files what was found
 * @param missing names that stand for no file: what was to be judged and is not there is no pass
 * @param alone whether nothing else was asked for, so that no recording is missed
 */
public record Benchmarks(List<Path> files, List<String> missing, boolean alone) {

    public static final Benchmarks NONE = new Benchmarks(List.of(), List.of(), false);

    public Benchmarks {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }

    /** The files that the names stand for: files, or globs over them. */
    public static Benchmarks named(List<String> names, boolean alone) throws IOException {
        List<Path> files = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            List<Path> found = Recordings.named(List.of(name));
            files.addAll(found);
            if (found.isEmpty()) {
                missing.add(name);
            }
        }
        return new Benchmarks(files.stream().distinct().toList(), missing, alone && !names.isEmpty());
    }
}
