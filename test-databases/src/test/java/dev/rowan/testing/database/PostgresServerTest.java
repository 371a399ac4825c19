package dev.rowan.testing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** A server whose user may create databases, and nothing else. */
class PostgresServerTest {
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    /** The superuser's connection stands for an autovacuum worker, which comes when it likes. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aDatabaseGoesWhenTheSuperuserLeavesIt(TestDatabase database) throws Exception {
        assumeFalse(Servers.isOnesOwn(Engine.POSTGRES), "Makes a role, which a user of one's own server may not");
        String role = Server.Address.freshName();
        database.execute("CREATE ROLE " + role + " LOGIN CREATEDB PASSWORD 'p'");
        String url = database.url();
        String parameters = url.substring(url.indexOf('?'));
        PostgresServer server =
                new PostgresServer(url.substring(0, url.indexOf('?')) + "?user=" + role + "&password=p");
        try {
            Server.Address address = server.create();
            String superusers =
                    url.substring(0, url.lastIndexOf('/', url.indexOf('?')) + 1) + address.name() + parameters;
            Future<?> dropped;
            try (Connection superuser = DriverManager.getConnection(superusers);
                    Statement statement = superuser.createStatement()) {
                dropped = other.submit(() -> {
                    server.drop(address);
                    return null;
                });
                awaitWaiting(statement, role);
            }
            dropped.get(30, TimeUnit.SECONDS);
            try (Connection connection = database.plainDataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(one(statement, "SELECT count(*) FROM pg_database WHERE datname = '" + address.name() + "'"))
                        .isEqualTo("0");
            }
        } finally {
            database.execute("DROP ROLE " + role);
        }
    }

    /** Until the role's second statement waits for this connection to end, for which the server gives it 5 seconds. */
    private static void awaitWaiting(Statement statement, String role) throws SQLException {
        String waiting = "SELECT count(*) FROM pg_stat_activity, pg_sleep(0.01) WHERE usename = '" + role
                + "' AND state = 'active' AND query LIKE 'DROP DATABASE%' AND query NOT LIKE '%FORCE%'";
        while (!one(statement, waiting).equals("1")) {
            assertThat(statement.getConnection().isValid(1)).isTrue();
        }
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
