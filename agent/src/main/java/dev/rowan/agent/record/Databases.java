package dev.rowan.agent.record;

import dev.rowan.agent.boot.ConnectionState;
import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.Driver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The drivers of this JVM, by the class of their connections. Thread-safe. */
final class Databases {
    private final Map<String, Database> known = new ConcurrentHashMap<>();

    Database of(ConnectionState connection) {
        if (connection.attachment instanceof Database database) {
            return database;
        }
        Object open = connection.connection();
        String key = open == null ? "" : open.getClass().getName();
        Database database = known.get(key);
        if (database == null) {
            database = described(connection);
            known.put(key, database);
        }
        connection.attachment = database;
        return database;
    }

    private static Database described(ConnectionState connection) {
        ThreadState thread = ThreadState.current();
        thread.hide();
        try {
            return Database.of(connection);
        } finally {
            thread.show();
        }
    }

    void closed(ConnectionState connection) {
        connection.attachment = null;
    }

    List<Driver> drivers() {
        return known.values().stream().map(Database::driver).toList();
    }
}
