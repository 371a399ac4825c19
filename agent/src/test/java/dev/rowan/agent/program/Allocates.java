package dev.rowan.agent.program;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads rows by their keys, and says how many bytes each time took, the driver's among them. */
public final class Allocates {
    /** Enough for paths, samples and tables of distinct values to have what they keep. */
    private static final int WARM = 500;

    private static final int COUNTED = 2_000;

    private Allocates() {}

    /** Runs it; there are no arguments. */
    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:allocates")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table thing (id int primary key, name varchar(20))");
                statement.execute("insert into thing select x, 'thing' from system_range(1, 100)");
            }
            read(connection, WARM);
            com.sun.management.ThreadMXBean threads =
                    (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long thread = Thread.currentThread().getId();
            long before = threads.getThreadAllocatedBytes(thread);
            read(connection, COUNTED);
            System.out.print((threads.getThreadAllocatedBytes(thread) - before) / COUNTED);
        }
    }

    private static void read(Connection connection, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            name(connection, i % 100 + 1);
        }
    }

    private static String name(Connection connection, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select name from thing where id = ?")) {
            statement.setInt(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
