package dev.rowan.orm.execute;

import dev.rowan.orm.dialect.Dialect;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
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

    private final Opening opening;
    private final Dialect dialect;
    private final Consumer<Connection> ready;

    private ReadySource(Opening opening, Dialect dialect, Consumer<Connection> ready) {
        this.opening = opening;
        this.dialect = dialect;
        this.ready = ready;
    }

    /** New connections of a driver; {@code ready} is told of each. */
    public static DataSource ofUrl(String url, Properties properties, Dialect dialect, Consumer<Connection> ready) {
        return new ReadySource(() -> DriverManager.getConnection(url, properties), dialect, ready);
    }

    /** Connections of a source that knows nothing of dialects; they are made ready each time they are taken. */
    public static DataSource around(DataSource given, Dialect dialect, Consumer<Connection> ready) {
        return new ReadySource(given::getConnection, dialect, ready);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = opening.open();
        try {
            dialect.prepare(connection);
            ready.accept(connection);
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
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
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
