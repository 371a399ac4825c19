package dev.rowan.testing.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The servers of this JVM: one for each engine, started when first asked for, stopped when the JVM ends.
 *
 * <p>{@link Origin} says where each comes from.
 */
final class Servers {
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

    /** The server of an engine, for messages, with what one's own must do. */
    static String named(Engine engine) {
        return isOnesOwn(engine)
                ? engine + ", the server of " + Origin.urlVariable(engine)
                        + ".\n  It must be there, and its user may create databases."
                : engine.toString();
    }

    /** Whether tests of this engine run against a server that somebody else started. */
    static boolean isOnesOwn(Engine engine) {
        return switch (engine) {
            case POSTGRES, MARIADB -> Origin.of(engine) == Origin.OWN;
            case SQLITE, SQLITE_MEMORY -> false;
        };
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
                        "No " + engine + " for the tests: "
                                + (failure == null ? "it did not start." : failure.getMessage()) + "\n"
                                + Origin.choices(engine),
                        failure);
            }
            return server;
        }
    }

    /** Looks before it loads {@link Containers}, whose classes may be missing. */
    private static String container(Engine engine, String needed) {
        try {
            Class.forName(needed, false, Servers.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    Origin.CONTAINERS + "=true, but Testcontainers is not on the class path (" + needed + ").\n"
                            + "  Add org.testcontainers:testcontainers-postgresql and testcontainers-mariadb,"
                            + " 2.0 or newer, to the tests.",
                    e);
        }
        return Containers.url(engine);
    }

    // One holder class each: the JVM starts what is first touched, once, and nothing else.

    private static final class Postgres {
        static final Start START = Start.of(() -> new PostgresServer(
                switch (Origin.of(Engine.POSTGRES)) {
                    case OWN -> Origin.url(Engine.POSTGRES);
                    case CONTAINER -> container(Engine.POSTGRES, "org.testcontainers.postgresql.PostgreSQLContainer");
                    case EMBEDDED -> EmbeddedServers.postgres();
                }));
    }

    private static final class Maria {
        static final Start START = Start.of(() -> new MariaServer(
                switch (Origin.of(Engine.MARIADB)) {
                    case OWN -> Origin.url(Engine.MARIADB);
                    case CONTAINER -> container(Engine.MARIADB, "org.testcontainers.mariadb.MariaDBContainer");
                    case EMBEDDED -> EmbeddedServers.mariadb();
                }));
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
