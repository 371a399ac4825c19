package dev.rowan.testing.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The servers of this JVM: one for each engine, started when first asked for, stopped when the JVM ends.
 *
 * <p>A server of one's own (its URL in the environment) wins over a container, and that over the embedded one.
 */
final class Servers {
    private static final String POSTGRES_URL = "ROWAN_TEST_POSTGRES_URL";
    private static final String MARIADB_URL = "ROWAN_TEST_MARIADB_URL";
    private static final String CONTAINERS = "ROWAN_TEST_CONTAINERS";

    private Servers() {}

    static Server of(Engine engine) {
        Start start = switch (engine) {
            case POSTGRES -> Postgres.START;
            case MARIADB -> Maria.START;
            case SQLITE -> Sqlite.START;
            case SQLITE_MEMORY -> Memory.START;
        };
        return start.server(engine);
    }

    /** Whether tests of this engine run against a server that somebody else started. */
    static boolean isOnesOwn(Engine engine) {
        return switch (engine) {
            case POSTGRES -> isSet(POSTGRES_URL);
            case MARIADB -> isSet(MARIADB_URL);
            case SQLITE, SQLITE_MEMORY -> false;
        };
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    private static boolean containersAreWanted() {
        if (!"true".equals(System.getenv(CONTAINERS))) {
            return false;
        }
        try {
            Class.forName("org.testcontainers.containers.GenericContainer", false, Servers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    CONTAINERS + "=true, but Testcontainers is not on the class path.\n"
                            + "  Add org.testcontainers:testcontainers-postgresql and testcontainers-mariadb,"
                            + " or unset the variable: the embedded servers need no Docker.",
                    e);
        }
    }

    /** A server, or why there is none: kept, so that the second test tells the reason as the first one did. */
    private record Start(@Nullable Server server, @Nullable Exception failure) {

        static Start of(Callable<Server> starting) {
            try {
                return new Start(starting.call(), null);
            } catch (Exception e) {
                return new Start(null, e);
            }
        }

        Server server(Engine engine) {
            if (server == null) {
                throw new IllegalStateException(
                        "No " + engine + " for the tests: it did not start.\n" + "  To use a server of your own, set "
                                + POSTGRES_URL + " or " + MARIADB_URL + ".",
                        failure);
            }
            return server;
        }
    }

    // One holder class each: the JVM starts what is first touched, once, and nothing else.

    private static final class Postgres {
        static final Start START = Start.of(() -> {
            if (isSet(POSTGRES_URL)) {
                return new PostgresServer(System.getenv(POSTGRES_URL));
            }
            return new PostgresServer(containersAreWanted() ? Containers.postgres() : EmbeddedServers.postgres());
        });
    }

    private static final class Maria {
        static final Start START = Start.of(() -> {
            if (isSet(MARIADB_URL)) {
                return new MariaServer(System.getenv(MARIADB_URL));
            }
            return new MariaServer(containersAreWanted() ? Containers.mariadb() : EmbeddedServers.mariadb());
        });
    }

    private static final class Sqlite {
        static final Start START = Start.of(() -> new SqliteFiles(temporaryFolder()));

        private static Path temporaryFolder() throws IOException {
            Path folder = Files.createTempDirectory("rowan-sqlite-");
            EmbeddedServers.atEnd("sqlite", () -> EmbeddedServers.delete(folder));
            return folder;
        }
    }

    private static final class Memory {
        static final Start START = Start.of(SqliteMemory::new);
    }
}
