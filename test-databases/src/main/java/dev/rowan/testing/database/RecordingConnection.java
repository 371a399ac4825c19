package dev.rowan.testing.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A driver's connection that tells what it executes, and the transaction control that JDBC hides in its methods.
 *
 * <p>A proxy and not a class: it stays right for drivers of every JDBC version, and tests do not count its nanoseconds.
 */
final class RecordingConnection implements InvocationHandler {
    private final Connection connection;
    private final Recorder recorder;
    private final OpenConnections open;
    private boolean inTransaction;

    private RecordingConnection(Connection connection, Recorder recorder, OpenConnections open) {
        this.connection = connection;
        this.recorder = recorder;
        this.open = open;
    }

    static Connection around(Connection connection, Recorder recorder, OpenConnections open) {
        RecordingConnection handler = new RecordingConnection(connection, recorder, open);
        Connection proxy = proxy(Connection.class, handler);
        open.add(proxy);
        return proxy;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Connection self = (Connection) proxy;
        return switch (method.getName()) {
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            case "close", "abort" -> {
                open.remove(self);
                inTransaction = false;
                yield call(connection, method, arguments);
            }
            case "unwrap", "isWrapperFor" -> call(connection, method, arguments);
            default -> {
                boolean before = inTransaction;
                recordControl(method.getName(), arguments);
                try {
                    yield wrapped(self, call(connection, method, arguments), arguments);
                } catch (SQLException failed) {
                    inTransaction = before; // a COMMIT that failed: a ROLLBACK ends it
                    throw failed;
                }
            }
        };
    }

    private void recordControl(String method, Object @Nullable [] arguments) throws SQLException {
        switch (method) {
            case "commit" -> end("COMMIT");
            case "setAutoCommit" -> {
                // JDBC: switching it on commits what is open.
                if (arguments != null && Boolean.TRUE.equals(arguments[0])) {
                    end("COMMIT");
                }
            }
            case "rollback" -> {
                if (arguments == null || arguments.length == 0) {
                    end("ROLLBACK");
                } else {
                    recorder.control("ROLLBACK TO " + name((Savepoint) arguments[0]));
                }
            }
            case "releaseSavepoint" -> {
                if (arguments != null) {
                    recorder.control("RELEASE " + name((Savepoint) arguments[0]));
                }
            }
            case "setSavepoint" -> beginIfDue();
            default -> {}
        }
    }

    private @Nullable Object wrapped(Connection self, @Nullable Object result, Object @Nullable [] arguments)
            throws SQLException {
        if (result instanceof Savepoint savepoint) {
            recorder.control("SAVEPOINT " + name(savepoint));
            return savepoint;
        }
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
        if (result instanceof CallableStatement statement) {
            return proxy(CallableStatement.class, new RecordingStatement(self, this, statement, sql));
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, new RecordingStatement(self, this, statement, sql));
        }
        if (result instanceof Statement statement) {
            return proxy(Statement.class, new RecordingStatement(self, this, statement, null));
        }
        return result;
    }

    /** A savepoint without a name has a number, which drivers spell in ways of their own. */
    private static String name(Savepoint savepoint) throws SQLException {
        try {
            return savepoint.getSavepointName();
        } catch (SQLException unnamed) {
            return String.valueOf(savepoint.getSavepointId());
        }
    }

    void executing(String sql, int batchSize) throws SQLException {
        beginIfDue();
        recorder.executed(sql, batchSize);
    }

    private void beginIfDue() throws SQLException {
        if (!inTransaction && !connection.getAutoCommit()) {
            inTransaction = true;
            recorder.control("BEGIN");
        }
    }

    private void end(String how) {
        if (inTransaction) {
            inTransaction = false;
            recorder.control(how);
        }
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(RecordingConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls the driver, and throws what it throws. */
    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
