package dev.rowan.reports;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Names of recordings: files, folders, or globs over either. */
public final class Recordings {

    private static final String SUFFIX = ".rowan";

    private Recordings() {}

    /**
     * What names stand for.
     *
     * @param paths files and folders that exist
     * @param lost the names that stand for nothing: what was to be judged and is not there is no pass
     */
    public record Found(List<Path> paths, List<String> lost) {

        public Found {
            paths = List.copyOf(paths);
            lost = List.copyOf(lost);
        }

        /** Where was looked, in the words of whoever asked. */
        List<String> places() {
            return Stream.concat(paths.stream().map(Path::toString), lost.stream())
                    .toList();
        }
    }

    /** The existing files and folders that the names stand for, and the names that stand for none. */
    public static Found found(List<String> names) throws IOException {
        List<Path> paths = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (String name : names) {
            List<Path> some = named(List.of(name));
            paths.addAll(some);
            if (some.isEmpty()) {
                lost.add(name);
            }
        }
        return new Found(paths, lost);
    }

    /** The existing files and folders that the names stand for; a name that stands for nothing gives nothing. */
    public static List<Path> named(List<String> names) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            if (isGlob(name)
                    && !Files.exists(
                            Path.of(name.replaceAll("[*?{}\\[\\]].*", "x")).resolveSibling(name))) {
                paths.addAll(matching(name));
            } else if (Files.exists(Path.of(name))) {
                paths.add(Path.of(name));
            }
        }
        return paths;
    }

    private static boolean isGlob(String name) {
        return name.matches(".*[*?\\[{].*");
    }

    private static List<Path> matching(String glob) throws IOException {
        String pattern = glob.replace('\\', '/');
        int wild = pattern.replaceAll("[*?\\[{].*", "").lastIndexOf('/');
        Path root = wild < 0 ? Path.of("") : Path.of(pattern.substring(0, wild == 0 ? 1 : wild));
        if (!Files.isDirectory(root.toAbsolutePath())) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(matcher::matches).sorted().forEach(found::add);
        }
        // A folder that matches holds the files that match below it: read each once.
        return found.stream()
                .filter(path -> found.stream().noneMatch(other -> !other.equals(path) && path.startsWith(other)))
                .toList();
    }

    /** The recording files among and under these. */
    public static List<Path> files(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> walk = Files.walk(path)) {
                    walk.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .forEach(files::add);
                }
            } else {
                files.add(path);
            }
        }
        return files;
    }

    /**
     * Copies recordings into a folder, and gives how many it then holds of them. Files carry their machine and process
     * in their names; two of one name that differ are told.
     */
    public static int merge(List<Path> from, Path folder) throws IOException {
        List<Path> files = files(from);
        if (!files.isEmpty()) {
            Files.createDirectories(folder);
        }
        for (Path file : files) {
            Path target = folder.resolve(file.getFileName().toString());
            if (!Files.exists(target)) {
                Files.copy(file, target);
            } else if (Files.mismatch(file, target) >= 0) {
                throw new IOException(file + " and " + target + " have one name and differ; recordings are never"
                        + " changed after they are written, so one of them is damaged. Remove it.");
            }
        }
        return files.size();
    }
}
