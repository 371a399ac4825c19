package org.rowan.stub;

import java.lang.invoke.MethodHandle;
import java.sql.Connection;
import java.sql.DatabaseMetaData;

/** What watchers ask about a connection. */
public abstract class StubMetaData implements DatabaseMetaData {
    private static final MethodHandle COMPLETED = Completed.constructor(StubMetaData.class, Connection.class);

    private final Connection connection;

    protected StubMetaData(Connection connection) {
        this.connection = connection;
    }

    static DatabaseMetaData of(Connection connection) {
        try {
            return (StubMetaData) COMPLETED.invokeExact(connection);
        } catch (Throwable thrown) {
            throw Completed.impossible(thrown);
        }
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public String getURL() {
        return "jdbc:stub:";
    }

    @Override
    public String getUserName() {
        return "stub";
    }

    @Override
    public String getDriverName() {
        return "stub";
    }

    @Override
    public String getDriverVersion() {
        return "1";
    }

    @Override
    public String getDatabaseProductName() {
        return "stub";
    }

    @Override
    public String getDatabaseProductVersion() {
        return "1";
    }
}
