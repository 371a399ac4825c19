package dev.rowan.orm.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** A connection that is out: by whom, since when, what for. For one thread; others read who holds it. */
final class Lease {
    private final Pool pool;
    private final Connection connection;
    private final String purpose;
    private final Thread holder = Thread.currentThread();
    private final long since = System.nanoTime();
    private boolean lost;

    Lease(Pool pool, Connection connection, String purpose) {
        this.pool = pool;
        this.connection = connection;
        this.purpose = purpose;
    }

    Connection connection() {
        return connection;
    }

    boolean isLost() {
        return lost;
    }

    /** From here on nothing is sent on it, and it is never given to anybody else. */
    void lose() {
        lost = true;
    }

    /** A call on it failed; whether the connection went with it. */
    boolean failed(SQLException thrown) {
        lost |= SqlErrors.isLost(thrown) || isClosed();
        return lost;
    }

    private boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException unknown) {
            return true;
        }
    }

    /** Gives it back, or ends it when it is lost. */
    void end() {
        pool.end(this);
    }

    /** {@code thread "http-3" for 412 ms (a transaction)}. */
    String told() {
        return "thread \"" + holder.getName() + "\" for " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since)
                + " ms (" + purpose + ")";
    }
}
