package dev.rowan.orm.execute;

import dev.rowan.orm.dialect.Dialect;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The transactions of one database, at most one for each thread. Thread-safe. */
final class Transactions {
    /** The longest wait before another attempt: longer than most transactions, and hardly noticed. */
    private static final int LONGEST_PAUSE_MILLIS = 100;

    private final Pool pool;
    private final Dialect dialect;
    private final Observers observers;

    @SuppressWarnings("ThreadLocalUsage") // one for each database, and a database is closed with its application
    private final ThreadLocal<@Nullable Session> sessions = new ThreadLocal<>();

    Transactions(Pool pool, Dialect dialect, Observers observers) {
        this.pool = pool;
        this.dialect = dialect;
        this.observers = observers;
    }

    /** The transaction of this thread, or null. */
    @Nullable
    Session open() {
        Session session = sessions.get();
        return session != null && session.isOpen() ? session : null;
    }

    <T extends @Nullable Object, E extends Throwable> T atomic(Transaction options, Connections.Task<T, E> task)
            throws E {
        Session outer = open();
        if (outer != null) {
            return once(outer, options, task);
        }
        Session session = new Session(pool, dialect, observers);
        T answer = attempts(session, options, task);
        session.hooks().run(); // outside of the attempts: what failed after the commit must not run twice
        return answer;
    }

    private <T extends @Nullable Object, E extends Throwable> T attempts(
            Session session, Transaction options, Connections.Task<T, E> task) throws E {
        OperationalError before = null;
        for (int attempt = 1; ; attempt++) {
            try {
                return once(session, options, task);
            } catch (OperationalError concurrent) {
                if (before != null && before != concurrent) {
                    concurrent.addSuppressed(before);
                }
                if (attempt >= options.attempts()
                        || !concurrent.isWorthRetrying()
                        || options.commitsOn(concurrent)
                        || !pause(attempt)) {
                    throw concurrent;
                }
                before = concurrent;
            }
        }
    }

    /** Lets the other one through: longer each time, and not as long as others wait. False for who is interrupted. */
    private static boolean pause(int attempt) {
        int longest = Math.min(LONGEST_PAUSE_MILLIS, 1 << Math.min(attempt, 10));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(longest));
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T extends @Nullable Object, E extends Throwable> T once(
            Session session, Transaction options, Connections.Task<T, E> task) throws E {
        String word = session.enter(options);
        sessions.set(session);
        T answer;
        try {
            if (word != null) {
                observers.control(word);
            }
            answer = task.run();
        } catch (Throwable thrown) {
            boolean keep = options.commitsOn(thrown);
            leave(session, keep, thrown);
            if (keep && !session.isOpen()) {
                session.hooks().run();
            }
            throw thrown;
        }
        leave(session, true, null);
        return answer;
    }

    private void leave(Session session, boolean keep, @Nullable Throwable first) {
        try {
            session.leave(keep, first);
        } catch (RuntimeException | Error failed) {
            if (first != null && first != failed && !keep) {
                first.addSuppressed(failed);
                return;
            }
            if (first != null && first != failed) {
                failed.addSuppressed(first); // it was to leave a commit behind, and there is none
            }
            throw failed;
        } finally {
            if (!session.isOpen()) {
                sessions.remove();
            }
        }
    }

    Session required(String message) {
        Session session = open();
        if (session == null) {
            throw new TransactionManagementError(Failure.of(message, null));
        }
        return session;
    }

    /** Runs the action once the transaction is committed, or now when there is none. */
    void onCommit(Runnable action, boolean robust) {
        Session session = open();
        if (session == null) {
            Hooks.run(action, robust);
        } else {
            session.afterCommit(action, robust);
        }
    }
}
