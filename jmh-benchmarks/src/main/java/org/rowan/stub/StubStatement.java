package org.rowan.stub;

import java.lang.invoke.MethodHandle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** Gives the row of the key that was set, or all rows. Not thread-safe. */
public abstract class StubStatement implements PreparedStatement {
    private static final MethodHandle COMPLETED =
            Completed.constructor(StubStatement.class, Connection.class, int.class);

    private final Connection connection;
    private final int rows;
    private int key;

    protected StubStatement(Connection connection, int rows) {
        this.connection = connection;
        this.rows = rows;
    }

    static PreparedStatement on(Connection connection, int rows) {
        try {
            return (StubStatement) COMPLETED.invokeExact(connection, rows);
        } catch (Throwable thrown) {
            throw Completed.impossible(thrown);
        }
    }

    @Override
    public void setInt(int position, int value) {
        key = value;
    }

    @Override
    public ResultSet executeQuery() {
        return key == 0 ? StubResult.of(this, 1, rows) : StubResult.of(this, key, key);
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public @Nullable ResultSet getGeneratedKeys() {
        return null;
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {}
}
