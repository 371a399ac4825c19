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
            "agent", "analysis", "maven-plugin", "orm-core", "orm-processor", "reports", "test-databases", "testing");

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

    /** The tests of all modules; a module may have none. */
    JavaClasses tests() {
        return read(MODULES.stream()
                .map(module -> root.resolve(module).resolve("target/test-classes"))
                .filter(Files::isDirectory)
                .toList());
    }

    /** Programs and tests, and those of the examples that are compiled. */
    JavaClasses everything() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> found = Files.find(root, 5, (path, about) -> about.isDirectory() && isCompiled(path))) {
            found.filter(path -> !path.startsWith(root.resolve("house-rules"))).forEach(folders::add);
        }
        return read(folders);
    }

    private static boolean isCompiled(Path folder) {
        return folder.endsWith("target/classes") || folder.endsWith("target/test-classes");
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
        return new ClassFileImporter().importPaths(folders);
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
