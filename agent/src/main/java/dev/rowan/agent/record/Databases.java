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

    /** In which H2's TCP server keeps its sessions; it uses it by way of its own driver. */
    private static final String BOOKS_OF_H2 = "jdbc:h2:mem:management_db_";

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
        /** A server's own books: nothing of it is the application's doing. */
        final boolean isServersOwn;

        Connected(Database driver, @Nullable ForeignKeys keys, boolean isServersOwn) {
            this.driver = driver;
            this.keys = keys;
            this.isServersOwn = isServersOwn;
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
            String url = open instanceof Connection known ? url(known) : "";
            Connected connected = new Connected(driver, keys(driver, url), url.startsWith(BOOKS_OF_H2));
            connection.attachment = connected;
            return connected;
        } finally {
            thread.show();
        }
    }

    private static String url(Connection connection) {
        try {
            String url = connection.getMetaData().getURL();
            return url == null ? "" : url;
        } catch (SQLException | RuntimeException | Error silent) {
            return "";
        }
    }

    private @Nullable ForeignKeys keys(Database driver, String url) {
        if (found == null
                || url.isEmpty()
                || !ForeignKeys.mayBeAsked(driver.driver().product())) {
            return null;
        }
        if (keys.size() >= MOST_ASKED && !keys.containsKey(url)) {
            return null;
        }
        return keys.computeIfAbsent(url, any -> new ForeignKeys(found));
    }

    void closed(ConnectionState connection) {
        connection.attachment = null;
    }

    List<Driver> drivers() {
        return drivers.values().stream().map(Database::driver).toList();
    }
}
