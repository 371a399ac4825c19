package org.rowan.stub;

import java.lang.invoke.MethodHandle;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/** Prepares one statement again and again, as a driver does that has a cache of them. Not thread-safe. */
public abstract class StubConnection implements Connection {
    private static final MethodHandle COMPLETED = Completed.constructor(StubConnection.class, int.class);

    private final int rows;

    protected StubConnection(int rows) {
        this.rows = rows;
    }

    static Connection to(int rows) {
        try {
            return (StubConnection) COMPLETED.invokeExact(rows);
        } catch (Throwable thrown) {
            throw Completed.impossible(thrown);
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql) {
        return StubStatement.on(this, rows);
    }

    @Override
    public DatabaseMetaData getMetaData() {
        return StubMetaData.of(this);
    }

    @Override
    public boolean getAutoCommit() {
        return true;
    }

    @Override
    public int getTransactionIsolation() {
        return TRANSACTION_NONE;
    }

    @Override
    public @Nullable String getCatalog() {
        return null;
    }

    @Override
    public @Nullable SQLWarning getWarnings() {
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
    public void clearWarnings() {}

    @Override
    public void close() {}
}
