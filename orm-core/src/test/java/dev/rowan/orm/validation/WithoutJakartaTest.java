package dev.rowan.orm.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.Database;
import dev.rowan.orm.ValidationError;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** An application that brings no Jakarta Validation, or its annotations without a provider: validation goes on without. */
class WithoutJakartaTest {
    @Test
    void withoutTheAnnotationsOnlyTheModelsOwnRulesHold() throws Exception {
        assertThat(validated("jakarta.validation-api", "hibernate-validator"))
                .isEqualTo("seats is fine, name is blank");
    }

    @Test
    void withoutAProviderOnlyTheModelsOwnRulesHold() throws Exception {
        assertThat(validated("hibernate-validator")).isEqualTo("seats is fine, name is blank");
    }

    /** What the other tests have: the test can tell the difference. */
    @Test
    void withBothTheAnnotationsHold() throws Exception {
        assertThat(validated()).isEqualTo("seats is not, name is blank");
    }

    private static String validated(String... absent) throws IOException, ReflectiveOperationException {
        try (URLClassLoader loader =
                new URLClassLoader(classPathWithout(absent), ClassLoader.getPlatformClassLoader())) {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            try {
                Class<?> application = loader.loadClass(Application.class.getName());
                return (String) ((Supplier<?>) application.getConstructor().newInstance()).get();
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    private static URL[] classPathWithout(String... absent) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = new File(entry).getName();
            boolean left = false;
            for (String other : absent) {
                left |= name.startsWith(other);
            }
            if (!left) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** Runs in a loader of its own, and tells what it found in words that any loader knows. */
    public static final class Application implements Supplier<String> {
        @Override
        public String get() {
            // A driver found through DriverManager would be found for this loader only, by all tests of this JVM.
            SQLiteDataSource source = new SQLiteDataSource();
            source.setUrl("jdbc:sqlite::memory:");
            Database database = Database.builder("without-jakarta")
                    .unpooled(source)
                    .models(Guest_.META)
                    .register();
            StringBuilder found = new StringBuilder();
            try (database) {
                database.createTables();
                database.asDefault(() -> found.append(faults()));
            }
            return found.toString();
        }

        private static String faults() {
            Guest guest = new Guest();
            guest.seats = 0;
            try {
                guest.fullClean();
                return "nothing is wrong";
            } catch (ValidationError error) {
                return "seats is " + (error.faults().containsKey("seats") ? "not" : "fine") + ", name is "
                        + error.faults().get("name").get(0).code();
            }
        }
    }
}
