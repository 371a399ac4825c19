package org.rowan.stub;

import java.lang.invoke.MethodHandle;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Counts from one key to another. Not thread-safe. */
public abstract class StubResult implements ResultSet {
    private static final MethodHandle COMPLETED =
            Completed.constructor(StubResult.class, Statement.class, int.class, int.class);

    private final Statement statement;
    private final int last;
    private int present;

    protected StubResult(Statement statement, int first, int last) {
        this.statement = statement;
        this.present = first - 1;
        this.last = last;
    }

    static ResultSet of(Statement statement, int first, int last) {
        try {
            return (StubResult) COMPLETED.invokeExact(statement, first, last);
        } catch (Throwable thrown) {
            throw Completed.impossible(thrown);
        }
    }

    @Override
    public boolean next() {
        return present++ < last;
    }

    @Override
    public int getInt(int column) {
        return present;
    }

    @Override
    public Statement getStatement() {
        return statement;
    }

    @Override
    public @Nullable ResultSetMetaData getMetaData() {
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
