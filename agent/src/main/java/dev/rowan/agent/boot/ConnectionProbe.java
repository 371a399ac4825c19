package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/** What the advice in a driver's connections calls; see {@link Probe}. Thread-safe. */
public final class ConnectionProbe {
    private ConnectionProbe() {}

    /** After {@code prepareStatement}, {@code prepareCall} and {@code createStatement}. */
    public static void prepared(
            @Nullable ThreadState thread, Object connection, @Nullable Object statement, @Nullable String sql) {
        if (thread == null) {
            return;
        }
        try {
            Sink to = Probe.sink();
            if (statement != null && to != null) {
                ConnectionState state = stateOf(connection, thread);
                BindValues binds = sql == null ? null : to.prepared(state, sql, thread);
                Known.put(new StatementState(statement, state, sql, binds), thread);
            }
        } catch (Throwable fault) {
            Health.fault("prepare", fault);
        } finally {
            thread.depth--;
        }
    }

    private static ConnectionState stateOf(Object connection, ThreadState thread) {
        ConnectionState known = Known.connection(connection, thread);
        if (known == null) {
            known = new ConnectionState(connection);
            Known.CONNECTIONS.put(known);
            thread.connection = known;
        }
        return known;
    }

    /** After {@code setAutoCommit}: turning it on commits. */
    public static void autoCommit(@Nullable ThreadState thread, Object connection, boolean on, boolean failed) {
        if (thread == null) {
            return;
        }
        try {
            if (!failed && thread.depth == 1) {
                ConnectionState state = stateOf(connection, thread);
                if (on) {
                    endTransaction(state, true);
                }
                state.autoCommit(on);
                if (on) {
                    idle(state);
                }
            }
        } catch (Throwable fault) {
            Health.fault("setAutoCommit", fault);
        } finally {
            thread.depth--;
        }
    }

    /** After {@code commit()} and {@code rollback()}. */
    public static void ended(@Nullable ThreadState thread, Object connection, boolean committed, boolean failed) {
        if (thread == null) {
            return;
        }
        try {
            ConnectionState state = Known.connection(connection, thread);
            if (state != null) {
                endTransaction(state, committed && !failed);
                if (!failed && thread.depth == 1) {
                    idle(state);
                }
            }
        } catch (Throwable fault) {
            Health.fault("commit", fault);
        } finally {
            thread.depth--;
        }
    }

    private static void endTransaction(ConnectionState state, boolean committed) {
        long transaction = state.end();
        Sink to = Probe.sink();
        if (transaction != 0 && to != null) {
            to.transactionEnded(state, transaction, committed);
        }
    }

    private static void idle(ConnectionState state) {
        Sink to = Probe.sink();
        if (to != null && state.isIdle()) {
            to.idle(state);
        }
    }

    /** Before a connection's {@code close}, and after its {@code clearWarnings}, by which pools take one back. */
    public static void givenBack(ThreadState thread, Object connection) {
        if (thread.depth != 1) {
            return;
        }
        try {
            ConnectionState state = Known.connection(connection, thread);
            if (state != null) {
                idle(state);
            }
        } catch (Throwable fault) {
            Health.fault("give back", fault);
        }
    }

    public static void closed(@Nullable ThreadState thread, Object connection) {
        if (thread == null) {
            return;
        }
        try {
            ConnectionState state = Known.CONNECTIONS.remove(connection);
            if (thread.connection == state) {
                thread.connection = null;
            }
            Sink to = Probe.sink();
            if (state != null && to != null) {
                endTransaction(state, false);
                to.closed(state);
            }
        } catch (Throwable fault) {
            Health.fault("close", fault);
        } finally {
            thread.depth--;
        }
    }
}
