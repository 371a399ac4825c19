package dev.rowan.agent.program;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;

/**
 * A million executions of 5,000 different statements in units of different sizes; the first unit has a fifth of them, all
 * of its statements, and each execution along a path of its own. Says how many kilobytes of heap are in use at the end.
 */
public final class Million {
    /** Executions in all. */
    public static final int ALL = 1_000_000;

    /** Executions of the first unit. */
    public static final int GIANT = 200_000;

    /** Different statements. */
    public static final int STATEMENTS = 5_000;

    /** Executions of each statement in the first unit. */
    public static final int EACH = GIANT / STATEMENTS;

    /** Frames, each of which is at one of two lines: enough for each of the first unit's executions to have its own. */
    private static final int DEPTH = 18;

    /** How often one preparation is executed elsewhere. */
    private static final int PREPARED = 100;

    private static final int[] SIZES = {1, 10, 100, 1_000, 10_000};

    /** Made before: no method on the stack has the text of a statement, and would be its site. */
    private static final String[] SQL = IntStream.range(0, STATEMENTS)
            .mapToObj(i -> "select id as a_name_of_its_own_" + i + " from thing where id = ?")
            .toArray(String[]::new);

    private static long sum;
    private static int statement;

    private Million() {}

    /** Runs it; there are no arguments. */
    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:million")) {
            try (Statement schema = connection.createStatement()) {
                schema.execute("create table thing (id int primary key, name varchar(20))");
                schema.execute("insert into thing select x, 'thing' from system_range(1, 100)");
            }
            connection.setAutoCommit(false);
            for (int i = 0; i < STATEMENTS; i++) {
                times(connection, EACH, i * EACH);
            }
            connection.commit();
            int left = ALL - GIANT;
            for (int unit = 0; left > 0; unit++) {
                int size = Math.min(left, SIZES[unit % SIZES.length]);
                for (int done = 0; done < size; done += PREPARED) {
                    times(connection, Math.min(PREPARED, size - done), 0);
                }
                connection.commit();
                left -= size;
            }
        }
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        System.out.println(sum + " " + (jvm.totalMemory() - jvm.freeMemory()) / 1024);
    }

    /** @param firstPath 0 for the same path each time */
    private static void times(Connection connection, int times, int firstPath) throws SQLException {
        statement = (statement + 1) % STATEMENTS;
        try (PreparedStatement prepared = connection.prepareStatement(SQL[statement])) {
            for (int i = 0; i < times; i++) {
                prepared.setInt(1, i % 100 + 1);
                sum += down(prepared, DEPTH, firstPath == 0 ? 0 : firstPath + i);
            }
        }
    }

    private static int down(PreparedStatement prepared, int depth, int path) throws SQLException {
        if (depth == 0) {
            try (ResultSet rows = prepared.executeQuery()) {
                return rows.next() ? 1 : 0;
            }
        }
        if ((path & 1) == 1) {
            return down(prepared, depth - 1, path >> 1);
        }
        return down(prepared, depth - 1, path >> 1);
    }
}
