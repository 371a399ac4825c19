package dev.rowan.reports.view;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Source files, looked up by the class and file names that stack frames carry; not thread-safe.
 *
 * <p>Names come from a recording, which someone else may have written: only plain Java names are looked up, so that
 * none leads out of the given folders.
 */
public final class Sources {

    /** Lines before and after the one that is meant. */
    private static final int AROUND = 4;

    private static final List<String> LAYOUTS =
            List.of("src/main/java", "src/test/java", "src/main/kotlin", "src/test/kotlin", "src/it/java");
    private static final Pattern FILE = Pattern.compile("[\\w$-]+\\.(java|kt|groovy|scala)");
    private static final Pattern CLASS = Pattern.compile("[\\w$]+(\\.[\\w$]+)*");

    private final List<Path> roots;
    private final Map<Path, List<String>> read = new HashMap<>();

    private Sources(List<Path> roots) {
        this.roots = roots;
    }

    /**
     * Sources under these folders: source roots themselves, or projects in Maven's layout with their modules.
     */
    public static Sources in(List<Path> folders) {
        Set<Path> roots = new LinkedHashSet<>();
        for (Path folder : folders) {
            addLayouts(folder, roots);
            for (Path module : folders(folder)) {
                addLayouts(module, roots);
            }
            roots.add(folder);
        }
        return new Sources(List.copyOf(roots));
    }

    private static void addLayouts(Path project, Set<Path> roots) {
        for (String layout : LAYOUTS) {
            Path root = project.resolve(layout);
            if (Files.isDirectory(root)) {
                roots.add(root);
            }
        }
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            // A folder that cannot be listed has no sources at hand; the report does without.
            return List.of();
        }
    }

    /** The file of a class, when it is at hand. */
    public Optional<Path> find(String className, String file) {
        if (!FILE.matcher(file).matches() || !CLASS.matcher(className).matches()) {
            return Optional.empty();
        }
        int dot = className.lastIndexOf('.');
        String relative = (dot < 0 ? "" : className.substring(0, dot).replace('.', '/') + "/") + file;
        return roots.stream()
                .map(root -> root.resolve(relative))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    Optional<SourceExcerpt> excerpt(String className, String file, int line) {
        return find(className, file).flatMap(path -> {
            List<String> lines = lines(path);
            if (line < 1 || line > lines.size()) {
                // The sources are not those that were compiled.
                return Optional.empty();
            }
            int first = Math.max(1, line - AROUND);
            int last = Math.min(lines.size(), line + AROUND);
            return Optional.of(new SourceExcerpt(label(path), first, line, unindented(lines.subList(first - 1, last))));
        });
    }

    /** As a repository names it: from the folder that the build runs in, where the file lies below that. */
    private static String label(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path file = path.toAbsolutePath().normalize();
        return (file.startsWith(here) ? here.relativize(file) : path).toString().replace('\\', '/');
    }

    private List<String> lines(Path path) {
        return read.computeIfAbsent(path, absent -> {
            try {
                return Files.readAllLines(absent, StandardCharsets.UTF_8);
            } catch (IOException e) {
                return List.of();
            }
        });
    }

    private static List<String> unindented(List<String> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        List<String> result = new ArrayList<>();
        for (String line : lines) {
            result.add(line.isBlank() ? "" : line.substring(indent));
        }
        return result;
    }
}
