package dev.rowan.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose a class is, by where it was compiled to and what it carries. */
final class TestCodeTest {
    /** Says nothing of tests, and lies in no other class. */
    private static final Class<?> PLAIN = TestNames.class;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "shop/target/test-classes/, true",
        "shop/build/classes/java/test/, true",
        "shop/build/classes/kotlin/test/, true",
        "shop/out/test/shop/, true",
        "shop/bin/test/, true",
        "shop-1.0-tests.jar, true",
        "shop-1.0-test-fixtures.jar, true",
        "shop-test-support-1.0.jar, true",
        "shop-testing-utils.jar, true",
        "shop.testkit-1.0-SNAPSHOT.jar, true",
        "shop-test-support/target/classes/, true",
        "shop-testfixtures/build/classes/java/main/, true",
        "shop/target/classes/, false",
        "shop/build/classes/java/main/, false",
        "shop-1.0.jar, false",
        "test-support/shop/target/classes/, false",
        "test/shop.jar, false",
        "ab-test-api-1.0.jar, false",
        "contest-1.0.jar, false",
        "latest-support-1.0.jar, false",
        "attestation/target/classes/, false"
    })
    void aClassIsATestsByWhereItLies(String place, boolean isTests) throws Exception {
        assertThat(TestCode.owns(loaded(PLAIN, place))).isEqualTo(isTests);
    }

    private Class<?> loaded(Class<?> type, String place) throws Exception {
        String file = type.getName().replace('.', '/') + ".class";
        byte[] bytes;
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream("/" + file))) {
            bytes = in.readAllBytes();
        }
        Path at = folder.resolve(place);
        if (place.endsWith(".jar")) {
            Files.createDirectories(Objects.requireNonNull(at.getParent()));
            try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(at))) {
                jar.putNextEntry(new ZipEntry(file));
                jar.write(bytes);
            }
        } else {
            Files.createDirectories(Objects.requireNonNull(at.resolve(file).getParent()));
            Files.write(at.resolve(file), bytes);
        }
        // Not closed: the class is asked for its enclosing one, which it may have to find.
        ClassLoader loader = new Alone(at.toUri().toURL(), type.getName());
        return Class.forName(type.getName(), false, loader);
    }

    /** Loads one class itself. */
    private static final class Alone extends URLClassLoader {
        private final String name;

        Alone(URL place, String name) {
            super(new URL[] {place}, TestCodeTest.class.getClassLoader());
            this.name = name;
        }

        @Override
        protected Class<?> loadClass(String asked, boolean resolve) throws ClassNotFoundException {
            return asked.equals(name) ? findClass(asked) : super.loadClass(asked, resolve);
        }
    }
}
