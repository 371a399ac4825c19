package dev.rowan.orm.execute;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stops one statement once its time is over, or at once, until it has ended. Thread-safe. */
final class Deadline {
    /** A driver ignores a cancel that comes before the statement reached the database, so it is said again. */
    private static final long AGAIN_MILLIS = 50;

    private final Statement statement;
    private @Nullable Future<?> timer;
    private boolean passed;
    private boolean ended;

    private Deadline(Statement statement) {
        this.statement = statement;
    }

    /** Made at the first statement that has a limit; its thread ends when there are none for a while. */
    private static final class Timer {
        static final ScheduledThreadPoolExecutor ONE = create();

        private static ScheduledThreadPoolExecutor create() {
            ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "rowan-deadlines");
                thread.setDaemon(true);
                return thread;
            });
            timer.setRemoveOnCancelPolicy(true);
            timer.setKeepAliveTime(10, TimeUnit.SECONDS);
            timer.allowCoreThreadTimeOut(true);
            return timer;
        }
    }

    static Deadline after(long millis, Statement statement) {
        Deadline deadline = new Deadline(statement);
        synchronized (deadline) {
            deadline.timer =
                    Timer.ONE.scheduleWithFixedDelay(deadline::stop, millis, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
        return deadline;
    }

    private synchronized void stop() {
        if (!ended) {
            passed = true;
            try {
                statement.cancel();
            } catch (SQLException over) {
                // It ended by itself meanwhile, or the connection did.
            }
        }
    }

    synchronized boolean passed() {
        return passed;
    }

    /** The statement is over: no later statement of the connection can be hit. */
    synchronized void end() {
        ended = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
