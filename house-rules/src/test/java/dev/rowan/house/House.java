package dev.rowan.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The class files of all modules, and which module each is of. */
final class House {

    /** What the arrows are about (benchmarks and examples may show anything); all of them must be compiled, or a rule would pass on nothing. */
    static final Set<String> MODULES = Set.of(
            "agent",
            "analysis",
            "maven-plugin",
            "orm-core",
            "orm-processor",
            "p6spy",
            "reports",
            "test-databases",
            "testing");

    /** Written by build tools (compiled templates, the help goal of a Maven plugin), in packages of their choice. */
    private static final Set<String> GENERATED = Set.of("/gg/jte/generated/", "/rowan_maven_plugin/HelpMojo");

    private final Path root;

    House() {
        // Surefire runs a module's tests in its own folder.
        root = Path.of("").toAbsolutePath().getParent();
    }

    /** The program of one module, without its tests. */
    JavaClasses program(String module) {
        return read(List.of(classes(module)));
    }

    /** The programs of all modules. */
    JavaClasses programs() {
        return read(MODULES.stream().map(this::classes).toList());
    }

    /** All tests that are compiled, those of the examples too. */
    JavaClasses tests() throws IOException {
        return read(folders("target/test-classes"));
    }

    /** Programs and tests that are compiled, those of the examples too. */
    JavaClasses everything() throws IOException {
        List<Path> folders = new ArrayList<>(folders("target/classes"));
        folders.addAll(folders("target/test-classes"));
        return read(folders);
    }

    private List<Path> folders(String end) throws IOException {
        // Not the rules' own: their fixtures break them.
        try (Stream<Path> found = Files.find(root, 5, (path, about) -> about.isDirectory() && path.endsWith(end))) {
            return found.filter(path -> !path.startsWith(root.resolve("house-rules")))
                    .toList();
        }
    }

    private Path classes(String module) {
        Path folder = root.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("The module " + module + " is not compiled: there is no " + folder + ".\n"
                    + "  Run the rules with what they read: mvn -pl house-rules -am verify");
        }
        return folder;
    }

    private static JavaClasses read(List<Path> folders) {
        return new ClassFileImporter()
                .withImportOption(location -> GENERATED.stream().noneMatch(location::contains))
                .importPaths(folders);
    }

    /** The folder of the module that a class was read from; "" for one of a library. */
    static String moduleOf(JavaClass type) {
        return type.getSource().map(source -> moduleOf(source.getUri())).orElse("");
    }

    private static String moduleOf(URI uri) {
        String path = uri.toString();
        int target = path.indexOf("/target/classes/");
        return target < 0 ? "" : path.substring(path.lastIndexOf('/', target - 1) + 1, target);
    }
}
