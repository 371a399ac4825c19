package dev.rowan.agent.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Ends one unit of work after the other, each with statements of its own: a recording that grows. */
public final class Growing {
    private static final int UNITS = 1_500;

    private Growing() {}

    /** Runs it; with an argument it makes a file of that name in the middle, and waits for a line. */
    public static void main(String[] args) throws SQLException, IOException {
        long sum = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:growing")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < UNITS; i++) {
                if (i == UNITS / 2 && args.length > 0) {
                    Files.createFile(Path.of(args[0]));
                    System.in.read();
                }
                sum += read(connection, i);
                connection.commit();
            }
        }
        System.out.println("sum " + sum);
    }

    private static int read(Connection connection, int number) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select x as a_name_of_its_own_" + number
                        + ", x as another_name_of_its_own_" + number + " from system_range(1, 2)")) {
            int sum = 0;
            while (rows.next()) {
                sum += rows.getInt(1);
            }
            return sum;
        }
    }
}
