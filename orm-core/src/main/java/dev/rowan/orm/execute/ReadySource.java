package dev.rowan.orm.execute;

import dev.rowan.orm.dialect.Dialect;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A source whose connections are ready for their dialect: below a pool, or around a source that was given. */
public final class ReadySource implements DataSource {
    private interface Opening {
        Connection open() throws SQLException;
    }

    private interface Preparing {
        void prepare(Connection connection) throws SQLException;
    }

    private final Opening opening;
    private final Preparing preparing;

    /** Kept for the pool, which waits that long at its end for a connection that is being made. */
    private volatile int loginTimeout;

    private ReadySource(Opening opening, Preparing preparing) {
        this.opening = opening;
        this.preparing = preparing;
    }

    /** New connections of a driver. */
    public static DataSource ofUrl(String url, Properties properties, Dialect dialect) {
        return new ReadySource(() -> DriverManager.getConnection(url, properties), dialect::prepare);
    }

    /** The same connections, told how long statements may run and wait for locks, zero for as long as they like; {@code made} hears of each. */
    public static DataSource limited(
            DataSource ready, Dialect dialect, Duration statements, Duration locks, Consumer<Connection> made) {
        return new ReadySource(ready::getConnection, connection -> {
            dialect.limit(connection, statements, locks);
            made.accept(connection);
        });
    }

    /** Connections of a source that knows nothing of dialects; they are made ready each time they are taken. */
    public static DataSource around(DataSource given, Dialect dialect) {
        return new ReadySource(given::getConnection, dialect::prepare);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = opening.open();
        try {
            preparing.prepare(connection);
            return connection;
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is part of the source");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
