package dev.rowan.agent.record;

import java.io.File;
import java.net.URL;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells libraries that are known by no name from the application, where its classes lie in folders: then a jar out of a
 * Maven or Gradle repository is somebody else's work, if its packages are. Thread-safe.
 *
 * <p>An application that runs from jars alone, as it is delivered, tells nothing in this way.
 */
final class Origins {
    /** Packages that many unrelated people publish under: one more part tells them apart. */
    private static final Set<String> SHARED =
            Set.of("com.github", "io.github", "org.apache", "org.eclipse", "com.google");

    /** Folders with more packages than that are no application's. */
    private static final int MOST_PACKAGES = 1_000;

    private final Set<String> own;

    /** @param folders of classes: their packages are the application's own */
    Origins(List<File> folders) {
        Set<String> packages = new HashSet<>();
        folders.forEach(folder -> collect(folder, "", packages));
        own = Set.copyOf(packages);
    }

    /** Those on this JVM's class path; Surefire's starter jar hides it, and keeps it in a property of its own. */
    static Origins ofClassPath() {
        String path = System.getProperty("java.class.path", "")
                + File.pathSeparator
                + System.getProperty("surefire.test.class.path", "");
        return new Origins(List.of(path.split(File.pathSeparator)).stream()
                .filter(entry -> !entry.isEmpty())
                .map(File::new)
                .filter(File::isDirectory)
                .collect(Collectors.toUnmodifiableList()));
    }

    private static void collect(File folder, String name, Set<String> packages) {
        File[] entries = folder.listFiles();
        if (entries == null || packages.size() > MOST_PACKAGES) {
            return;
        }
        for (File entry : entries) {
            boolean ends = !name.isEmpty() && isWhole(name);
            if (entry.isDirectory()
                    && !ends
                    && Character.isJavaIdentifierStart(entry.getName().charAt(0))) {
                collect(entry, name.isEmpty() ? entry.getName() : name + "." + entry.getName(), packages);
            } else if (!name.isEmpty() && (ends || entry.getName().endsWith(".class"))) {
                packages.add(root(name));
            }
        }
    }

    private static boolean isWhole(String name) {
        return root(name).length() < name.length() || parts(name) == (SHARED.contains(two(name)) ? 3 : 2);
    }

    /** The part of a class's or a package's name that tells whose it is. */
    private static String root(String name) {
        int parts = SHARED.contains(two(name)) ? 3 : 2;
        return upTo(name, parts);
    }

    private static String two(String name) {
        return upTo(name, 2);
    }

    private static String upTo(String name, int parts) {
        int end = -1;
        for (int i = 0; i < parts; i++) {
            end = name.indexOf('.', end + 1);
            if (end < 0) {
                return name;
            }
        }
        return name.substring(0, end);
    }

    private static int parts(String name) {
        return (int) name.chars().filter(each -> each == '.').count() + 1;
    }

    boolean isForeign(Class<?> type) {
        String name = type.getName();
        int last = name.lastIndexOf('.');
        return !own.isEmpty()
                && last > 0
                && !own.contains(root(name.substring(0, last)))
                && isFromRepository(location(type));
    }

    private static @Nullable URL location(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return source == null ? null : source.getLocation();
        } catch (SecurityException unknowable) {
            return null;
        }
    }

    /** Whether a jar lies as Maven and Gradle keep them: {@code …/name/1.0/name-1.0.jar}, Gradle's in a hash's folder. */
    static boolean isFromRepository(@Nullable URL location) {
        if (location == null || !location.getPath().endsWith(".jar")) {
            return false;
        }
        String[] parts = location.getPath().split("/");
        int last = parts.length - 1;
        return last >= 3 && (isOf(parts, last, 1) || isOf(parts, last, 2));
    }

    private static boolean isOf(String[] parts, int last, int up) {
        return last - up >= 1 && parts[last].startsWith(parts[last - up - 1] + "-" + parts[last - up]);
    }
}
