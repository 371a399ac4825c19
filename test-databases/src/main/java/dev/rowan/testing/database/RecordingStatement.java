package dev.rowan.testing.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A driver's statement that tells what it executes. */
final class RecordingStatement implements InvocationHandler {
    private final Connection connection;
    private final RecordingConnection recording;
    private final Statement statement;
    private final @Nullable String prepared;
    private final List<String> batch = new ArrayList<>();
    private int preparedBatch;

    RecordingStatement(
            Connection connection, RecordingConnection recording, Statement statement, @Nullable String prepared) {
        this.connection = connection;
        this.recording = recording;
        this.statement = statement;
        this.prepared = prepared;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            case "getConnection" -> connection;
            default -> {
                record(method.getName(), arguments);
                yield RecordingConnection.call(statement, method, arguments);
            }
        };
    }

    private void record(String method, Object @Nullable [] arguments) throws SQLException {
        String text = arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : prepared;
        switch (method) {
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" -> {
                if (text != null) {
                    recording.executing(text, 1);
                }
            }
            case "addBatch" -> {
                if (prepared != null) {
                    preparedBatch++;
                } else if (text != null) {
                    batch.add(text);
                }
            }
            case "clearBatch" -> clearBatch();
            case "executeBatch", "executeLargeBatch" -> {
                if (prepared != null && preparedBatch > 0) {
                    recording.executing(prepared, preparedBatch);
                }
                for (String sql : batch) {
                    recording.executing(sql, 1);
                }
                clearBatch();
            }
            default -> {}
        }
    }

    private void clearBatch() {
        batch.clear();
        preparedBatch = 0;
    }
}
