package dev.rowan.agent.program;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

/** Ends one transaction, and loops over rows for longer than anybody waits: 200 of them a second. */
public final class Endless {
    private static final int ROWS = 100_000;
    private static final long NANOS_BETWEEN = 5_000_000;

    private Endless() {}

    /** Runs it; the argument is the JDBC URL */
    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection(args[0])) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table done as select x + 7000 as id, 'name' as name from system_range(1, "
                        + ROWS + ")");
            }
            connection.commit();
            connection.setAutoCommit(true);
            loop(connection);
        }
    }

    private static void loop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery("select id from done")) {
            while (all.next()) {
                find(connection, all.getInt("id"));
                LockSupport.parkNanos(NANOS_BETWEEN);
            }
        }
    }

    private static void find(Connection connection, int id) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select name from done where id = ?")) {
            find.setInt(1, id);
            try (ResultSet found = find.executeQuery()) {
                if (!found.next()) {
                    throw new IllegalStateException("no " + id);
                }
            }
        }
    }
}
