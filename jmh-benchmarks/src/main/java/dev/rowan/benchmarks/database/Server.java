package dev.rowan.benchmarks.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The PostgreSQL of one run: started by the run, and known to the JVMs that it forks by its address.
 *
 * <p>Not thread-safe.
 */
public final class Server implements AutoCloseable {
    /** The property by which a fork learns the address. */
    public static final String PROPERTY = "rowan.benchmarks.url";

    private final EmbeddedPostgres server;

    private Server(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts it as it is delivered, but for the disk: a virtual one's waits are noise, and the same for all. */
    public static Server start() throws IOException {
        return new Server(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                // A vacuum in the middle of a turn would be in that subject's time alone.
                .setServerConfig("autovacuum", "off")
                .setServerConfig("max_wal_size", "4GB")
                .setCleanDataDirectory(true)
                .start());
    }

    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** The address of the run that this JVM was forked for. */
    public static String urlOfRun() {
        String url = System.getProperty(PROPERTY);
        if (url == null) {
            throw new IllegalStateException("There is no -D" + PROPERTY + ": this benchmark needs a server.\n"
                    + "  Run its suite, which starts one: java -jar benchmarks.jar");
        }
        return url;
    }

    public String version() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW server_version")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
