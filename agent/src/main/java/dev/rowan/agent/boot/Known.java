package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * The drivers' objects that are open, as far as it was told. Thread-safe; static, because the probes are.
 *
 * <p>The one that a thread used last is looked at first: nearly always it is the one that is meant.
 */
final class Known {
    static final WeakTable<ConnectionState> CONNECTIONS = new WeakTable<>();
    static final WeakTable<StatementState> STATEMENTS = new WeakTable<>();
    static final WeakTable<Rows> RESULTS = new WeakTable<>();

    private Known() {}

    static @Nullable ConnectionState connection(Object connection, ThreadState thread) {
        ConnectionState last = thread.connection;
        if (last != null && !last.gone && last.refersTo(connection)) {
            return last;
        }
        ConnectionState found = CONNECTIONS.get(connection);
        if (found != null) {
            thread.connection = found;
        }
        return found;
    }

    static @Nullable StatementState statement(Object statement, ThreadState thread) {
        StatementState last = thread.statement;
        if (last != null && !last.gone && last.refersTo(statement)) {
            return last;
        }
        StatementState found = STATEMENTS.get(statement);
        if (found != null) {
            thread.statement = found;
        }
        return found;
    }

    static void put(StatementState statement, ThreadState thread) {
        STATEMENTS.put(statement);
        thread.statement = statement;
    }
}
