package dev.rowan.analysis.recording;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which classes are tests or their support, judged by where they were compiled to and what they carry. */
public final class TestCode {
    /** Maven's, Gradle's, IntelliJ's, Eclipse's and Bazel's folders for test classes. */
    private static final List<String> FOLDERS =
            List.of("/test-classes/", "/classes/java/test/", "/classes/kotlin/test/", "/out/test/", "/bin/test/");

    private static final List<String> ARCHIVES = List.of("-tests.jar", "-test.jar", "-test-fixtures.jar");

    /** What modules are called that hold what tests of other modules share; {@code ab-test-api} is none. */
    private static final Pattern SUPPORT = Pattern.compile(
            "(^|[-_.])test(s|ing)?[-_.]?(support|utils?|fixtures?|commons?|helpers?|lib|kit|tools?)([-_.]|$)",
            Pattern.CASE_INSENSITIVE);

    /** Where a module's own folder is, by where its classes are. */
    private static final Pattern MODULE =
            Pattern.compile("([^/]+)/(target/classes|build/classes/[^/]+/main|bin/main|bin)/$");

    private TestCode() {}

    public static boolean owns(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            URL location = source == null ? null : source.getLocation();
            String path = location == null ? "" : location.getPath().replace('\\', '/');
            return FOLDERS.stream().anyMatch(path::contains)
                    || ARCHIVES.stream().anyMatch(path::endsWith)
                    || SUPPORT.matcher(module(path)).find()
                    || hasTestMethods(outermost(type))
                    || isTestCase(outermost(type));
        } catch (SecurityException | LinkageError unknowable) {
            return false;
        }
    }

    /** The name of the jar or of the module's folder. */
    private static String module(String path) {
        if (path.endsWith(".jar")) {
            return path.substring(path.lastIndexOf('/') + 1, path.length() - ".jar".length());
        }
        Matcher folder = MODULE.matcher(path);
        return folder.find() ? folder.group(1) : "";
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> outer = type;
        for (Class<?> next = type; next != null; next = next.getEnclosingClass()) {
            outer = next;
        }
        return outer;
    }

    /** JUnit 3 has no annotations. */
    private static boolean isTestCase(Class<?> type) {
        for (Class<?> superclass = type; superclass != null; superclass = superclass.getSuperclass()) {
            if (superclass.getName().equals("junit.framework.TestCase")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasTestMethods(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            for (Annotation annotation : method.getDeclaredAnnotations()) {
                String name = annotation.annotationType().getName();
                if (name.startsWith("org.junit.") || name.startsWith("org.testng.annotations.")) {
                    return true;
                }
            }
        }
        return false;
    }
}
