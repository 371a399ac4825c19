package dev.rowan.agent.program;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Does what well-behaved programs do not, and checks that JDBC answers as it does without an agent. */
public final class Hostile {
    private static final String URL = "jdbc:h2:mem:hostile";

    /** A number whose own methods all throw. */
    @SuppressWarnings("serial")
    private static final class Throwing extends BigDecimal {
        Throwing() {
            super("1");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("toString");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("hashCode");
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("equals");
        }

        @Override
        public int precision() {
            throw new IllegalStateException("precision");
        }
    }

    private Hostile() {}

    /** Runs it; there are no arguments. */
    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL)) {
            bindsThatThrow(connection);
            resultsLeftOpen(connection);
            recursion(connection, 0);
            memory(connection);
            closedTwice(connection);
        }
        System.out.println("done");
    }

    private static void bindsThatThrow(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select cast(? as int)")) {
            try {
                statement.setObject(1, new Throwing());
                statement.executeQuery().close();
            } catch (IllegalStateException | SQLException driversOwn) {
                check(!String.valueOf(driversOwn.getMessage()).contains("rowan"), "the driver's own complaint");
            }
            statement.setInt(1, 7);
            try (ResultSet rows = statement.executeQuery()) {
                check(rows.next() && rows.getInt(1) == 7, "a good bind after a bad one");
            }
        }
    }

    private static void resultsLeftOpen(Connection connection) throws SQLException {
        List<ResultSet> open = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("select x from system_range(1, 3)");
            check(rows.next(), "a row");
            open.add(rows);
        }
        check(open.get(299).next(), "the last of 300 open results reads on");
    }

    /** Deep enough for the stack to overflow, perhaps in the middle of an advice. */
    private static int recursion(Connection connection, int depth) throws SQLException {
        try {
            return overflow(connection, depth);
        } catch (StackOverflowError expected) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select 'after overflow'")) {
                check(rows.next(), "a row after an overflow");
            }
            return depth;
        }
    }

    private static int overflow(Connection connection, int depth) throws SQLException {
        if (depth == Integer.MAX_VALUE) {
            return depth;
        }
        try (Statement statement = connection.createStatement()) {
            return overflow(connection, depth + 1) + statement.hashCode();
        }
    }

    private static void memory(Connection connection) throws SQLException {
        try {
            long[][] all = new long[1 << 20][];
            for (int i = 0; i < all.length; i++) {
                all[i] = new long[1 << 20];
                connection.createStatement().close();
            }
            throw new IllegalStateException("memory should not suffice");
        } catch (OutOfMemoryError expected) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select 'after memory'")) {
                check(rows.next(), "a row after memory ran out");
            }
        }
    }

    private static void closedTwice(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("select 1");
        statement.close();
        statement.close();
        try {
            statement.executeQuery();
            throw new IllegalStateException("a closed statement answers");
        } catch (SQLException expected) {
            check(expected.getErrorCode() != 0, "the driver's own complaint");
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not so: " + what);
        }
    }
}
