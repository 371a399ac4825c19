package org.rowan.stub;

import java.lang.reflect.Constructor;
import java.sql.Connection;
import java.sql.DatabaseMetaData;

/** What watchers ask about a connection. */
public abstract class StubMetaData implements DatabaseMetaData {
    private static final Constructor<? extends StubMetaData> COMPLETED =
            Completed.constructor(StubMetaData.class, Connection.class);

    private final Connection connection;

    protected StubMetaData(Connection connection) {
        this.connection = connection;
    }

    static DatabaseMetaData of(Connection connection) {
        return Completed.instance(COMPLETED, connection);
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
