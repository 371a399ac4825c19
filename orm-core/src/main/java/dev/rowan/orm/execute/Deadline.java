package dev.rowan.orm.execute;

import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stops one statement once its time is over, or at once, until it has ended. Thread-safe. */
final class Deadline {
    /** A database ignores a cancel that comes before the statement does, so it is said again. */
    private static final long AGAIN_MILLIS = 50;

    private final Cancel cancel;
    private @Nullable Future<?> timer;
    private boolean passed;
    private boolean ended;

    /** Tells the database to stop the statement, wherever it is. */
    @FunctionalInterface
    interface Cancel {
        void send() throws SQLException;
    }

    private Deadline(Cancel cancel) {
        this.cancel = cancel;
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

    static Deadline after(long millis, Cancel cancel) {
        Deadline deadline = new Deadline(cancel);
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
                cancel.send();
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
