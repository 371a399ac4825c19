package dev.rowan.budgets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import javax.tools.ToolProvider;
import org.h2.jdbcx.JdbcDataSource;

/** The application under test, compiled to a folder of its own: code in the folder of tests is the tests' code. */
final class Application {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Class<?> OWNERS = compiled();

    final DataSource database;
    final Clinic clinic;

    private Application(DataSource database, Clinic clinic) {
        this.database = database;
        this.clinic = clinic;
    }

    /** With a fresh database of five owners, each with a pet; the keys of both begin apart. */
    static Application start() {
        return start(database -> database);
    }

    /** As {@link #start()}, and the application is given what the function makes of its database. */
    static Application start(UnaryOperator<DataSource> given) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:clinic" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table owner (id bigint primary key, name varchar(40))");
            statement.execute("create table pet (id bigint primary key, name varchar(40), owner_id bigint)");
            statement.execute("insert into owner select 100 + x, 'Owner ' || x from system_range(1, 5)");
            statement.execute("insert into pet select 900 + x, 'Pet ' || x, 100 + x from system_range(1, 5)");
            return new Application(
                    database, (Clinic) OWNERS.getConstructor(DataSource.class).newInstance(given.apply(database)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> compiled() {
        try {
            Path folder = Files.createDirectories(Path.of(System.getProperty("rowan.scratch")));
            Path classes = Files.createTempDirectory(folder, "application");
            Path source = Path.of(
                    Application.class.getResource("/app/clinic/Owners.java").toURI());
            int exit = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-d",
                            classes.toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            source.toString());
            if (exit != 0) {
                throw new IllegalStateException("The application does not compile");
            }
            List<URL> path = List.of(classes.toUri().toURL());
            // Never closed: its classes are in use until the JVM ends.
            return new URLClassLoader(path.toArray(URL[]::new), Application.class.getClassLoader())
                    .loadClass("clinic.Owners");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
