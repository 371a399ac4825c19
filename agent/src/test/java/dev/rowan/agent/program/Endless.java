package dev.rowan.agent.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/** Ends one transaction, says so by making a file, begins another, and never ends. */
public final class Endless {
    private Endless() {}

    /** Runs it; the arguments are the JDBC URL, the file to make */
    public static void main(String[] args) throws SQLException, IOException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(args[0]);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create table done (id int)");
            connection.commit();
            statement.executeUpdate("insert into done values (1)");
            Files.createFile(Path.of(args[1]));
            new CountDownLatch(1).await();
        }
    }
}
