package dev.rowan.orm.generated;

import dev.rowan.orm.processor.IndexProcessor;
import dev.rowan.orm.processor.ModelProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** One run of javac with the processors, in this process, on sources in a folder. */
final class Compilation {
    private final Path sources;
    private final Path classes;
    private final List<String> options = new ArrayList<>(List.of("--release", "17"));
    private final List<Path> classPath = new ArrayList<>();
    private final List<Processor> processors = new ArrayList<>();
    private boolean tests = true;

    Compilation(Path sources, Path classes) {
        this.sources = sources;
        this.classes = classes;
    }

    Compilation with(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    /** Classes that were compiled before. */
    Compilation on(Path earlier) {
        classPath.add(earlier);
        return this;
    }

    /** Another processor, asked first. */
    Compilation beside(Processor other) {
        processors.add(0, other);
        return this;
    }

    /** Leaves out the classes of these tests, which hold the generated ones already. */
    Compilation withoutTests() {
        tests = false;
        return this;
    }

    /** The complaints, sorted: file, line, message. */
    List<String> run() {
        return run(files(sources));
    }

    List<String> run(List<Path> files) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JRE has no javac");
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(told, Locale.ENGLISH, null)) {
            Files.createDirectories(classes);
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<Path> path = new ArrayList<>(classPath);
            path.add(classes);
            for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
                if (tests || !entry.contains("test-classes")) {
                    path.add(Path.of(entry));
                }
            }
            manager.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, manager, told, options, null, manager.getJavaFileObjectsFromPaths(files));
            List<Processor> all = new ArrayList<>(processors);
            all.addAll(List.of(new IndexProcessor(), new ModelProcessor()));
            task.setProcessors(all);
            task.call();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return told.getDiagnostics().stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                .map(Compilation::line)
                .sorted()
                .toList();
    }

    private static String line(Diagnostic<? extends JavaFileObject> told) {
        String file = told.getSource() == null
                ? "-"
                : Path.of(told.getSource().getName()).getFileName().toString();
        return String.format(Locale.ROOT, "%s:%03d: %s", file, told.getLineNumber(), told.getMessage(Locale.ENGLISH));
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes a source to where its package and class say. */
    static Path write(Path folder, String name, String source) throws IOException {
        Path file = folder.resolve(name + ".java");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, source);
    }
}
