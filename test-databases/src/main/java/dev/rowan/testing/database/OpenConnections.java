package dev.rowan.testing.database;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The connections of one database that are open, and where each was opened; safe for use by several threads. */
final class OpenConnections {
    private final Map<Connection, Throwable> opened = new LinkedHashMap<>();

    synchronized void add(Connection connection) {
        opened.put(connection, new Throwable("opened here"));
    }

    synchronized void remove(Connection connection) {
        opened.remove(connection);
    }

    synchronized int count() {
        return opened.size();
    }

    /** Where each open connection was opened, as text; empty when there is none. */
    synchronized String whereOpened() {
        StringWriter text = new StringWriter();
        try (PrintWriter writer = new PrintWriter(text)) {
            opened.values().forEach(where -> where.printStackTrace(writer));
        }
        return text.toString();
    }

    /** Closes what is left, so that one test's leak is not the next one's trouble. */
    void closeAll() throws SQLException {
        List<Connection> left;
        synchronized (this) {
            left = new ArrayList<>(opened.keySet());
            opened.clear();
        }
        for (Connection connection : left) {
            connection.close();
        }
    }
}
