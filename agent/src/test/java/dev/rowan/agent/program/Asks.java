package dev.rowan.agent.program;

import dev.rowan.agent.boot.Attached;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.RecordingReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Asks the agent what it saw, as {@code testing} does. */
public final class Asks {
    private Asks() {}

    /** Runs it; the argument is the JDBC URL. */
    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection(args[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("select 1 as one");
            long handle = Attached.begin("a unit");
            statement.executeQuery("select 2 as two").close();
            statement.executeQuery("select 3 as two").close();
            byte[] bytes = Attached.end(handle);
            statement.execute("select 4 as four");
            Recording recording = RecordingReader.read(bytes, "memory");
            List<Step> steps = recording.units().get(0).steps();
            System.out.println(
                    steps.stream().mapToLong(Step::count).sum() + " executions in " + steps.size() + " places");
        }
    }
}
