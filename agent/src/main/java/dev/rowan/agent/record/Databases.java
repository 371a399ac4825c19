package dev.rowan.agent.record;

import dev.rowan.agent.boot.ConnectionState;
import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.Driver;
import dev.rowan.analysis.sql.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The drivers of this JVM, by the class of their connections, and the databases behind them. Thread-safe. */
final class Databases {
    /** Databases whose keys are asked for; a suite that makes one for each test has the same tables in all. */
    private static final int MOST_ASKED = 64;

    private final @Nullable BiConsumer<Column, Column> found;
    private final Map<String, Database> drivers = new ConcurrentHashMap<>();
    private final Map<String, ForeignKeys> keys = new ConcurrentHashMap<>();

    /** @param found takes the foreign keys; {@code null} if none are wanted */
    Databases(@Nullable BiConsumer<Column, Column> found) {
        this.found = found;
    }

    /** What a connection is connected by and to. */
    static final class Connected {
        final Database driver;
        /** {@code null} where they are not asked for. */
        final @Nullable ForeignKeys keys;

        Connected(Database driver, @Nullable ForeignKeys keys) {
            this.driver = driver;
            this.keys = keys;
        }
    }

    Connected of(ConnectionState connection) {
        if (connection.attachment instanceof Connected connected) {
            return connected;
        }
        ThreadState thread = ThreadState.current();
        thread.hide();
        try {
            Object open = connection.connection();
            String key = open == null ? "" : open.getClass().getName();
            Database driver = drivers.get(key);
            if (driver == null) {
                driver = Database.of(connection);
                drivers.put(key, driver);
            }
            Connected connected = new Connected(driver, open instanceof Connection known ? keys(driver, known) : null);
            connection.attachment = connected;
            return connected;
        } finally {
            thread.show();
        }
    }

    private @Nullable ForeignKeys keys(Database driver, Connection connection) {
        if (found == null || !ForeignKeys.mayBeAsked(driver.driver().product())) {
            return null;
        }
        try {
            String url = connection.getMetaData().getURL();
            if (url == null || (keys.size() >= MOST_ASKED && !keys.containsKey(url))) {
                return null;
            }
            return keys.computeIfAbsent(url, any -> new ForeignKeys(found));
        } catch (SQLException | RuntimeException | Error silent) {
            return null;
        }
    }

    void closed(ConnectionState connection) {
        connection.attachment = null;
    }

    List<Driver> drivers() {
        return drivers.values().stream().map(Database::driver).toList();
    }
}
