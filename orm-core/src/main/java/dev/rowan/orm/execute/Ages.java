package dev.rowan.orm.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Since when each connection of a pool is in use, for ages that the pool does not look at. Thread-safe. */
final class Ages {
    private final long nanos;
    private final Map<Connection, Long> since = Collections.synchronizedMap(new WeakHashMap<>());

    Ages(long nanos) {
        this.nanos = nanos;
    }

    /** Whether the connection has become too old; one that was never asked about begins to age. */
    boolean isOver(Connection pooled) throws SQLException {
        long now = System.nanoTime();
        Long begun = since.putIfAbsent(pooled.unwrap(Connection.class), now);
        return begun != null && now - begun >= nanos;
    }
}
