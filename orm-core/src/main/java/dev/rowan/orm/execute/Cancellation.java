package dev.rowan.orm.execute;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Work on one thread that another thread may stop: its statement is cancelled, and no other begins. Thread-safe. */
public final class Cancellation {
    /** SQLSTATE of a statement that somebody cancelled. */
    private static final String CANCELLED = "57014";

    private static final ThreadLocal<@Nullable Cancellation> CURRENT = new ThreadLocal<>();

    private Deadline.@Nullable Cancel running;
    private @Nullable Deadline stopping;
    private boolean cancelled;

    /** Runs work of this thread that {@link #cancel} stops. */
    public <T extends @Nullable Object, E extends Throwable> T during(Connections.Task<T, E> work) throws E {
        Cancellation before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** Whether this thread's work can be stopped by another. */
    public static boolean isPossible() {
        return CURRENT.get() != null;
    }

    static @Nullable Cancellation current() {
        return CURRENT.get();
    }

    /** A statement is about to run. */
    synchronized void begins(Deadline.Cancel statement) throws SQLException {
        if (cancelled) {
            throw new SQLException("The work was cancelled before this statement began.", CANCELLED);
        }
        running = statement;
    }

    synchronized void ended() {
        running = null;
        if (stopping != null) {
            stopping.end();
        }
    }

    /** Stops the work, from any thread; again does nothing. */
    public synchronized void cancel() {
        cancelled = true;
        if (running != null && stopping == null) {
            stopping = Deadline.after(0, running);
        }
    }
}
