package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * What the advice in a driver's classes calls. Thread-safe; nothing it does reaches the application.
 *
 * <p>One file although it is long: it is the whole of what other people's classes call, and the depth
 * counter is right only if all of its methods keep to one rule.
 *
 * <p>Static, because the driver's own code calls it. Arguments are objects, because the boot loader
 * cannot see {@code java.sql}. Each enter method raises the thread's depth and each exit method
 * lowers it again, whatever happens between: only calls at depth one are the application's.
 */
public final class Probe {
    private static final IdentityMap<ConnectionState> CONNECTIONS = new IdentityMap<>();
    private static final IdentityMap<StatementState> STATEMENTS = new IdentityMap<>();
    private static final IdentityMap<Rows> RESULTS = new IdentityMap<>();

    private static volatile @Nullable Sink sink;

    private Probe() {}

    /** Starts reporting, or stops it with {@code null}. */
    public static void report(@Nullable Sink to) {
        sink = to;
    }

    static @Nullable Sink sink() {
        return sink;
    }

    /** How many statements and result sets are known and not closed: for tests of leaks. */
    public static int remembered() {
        return STATEMENTS.size() + RESULTS.size();
    }

    // -- calls that only hide what the driver does inside them

    public static ThreadState enter() {
        ThreadState thread = ThreadState.current();
        thread.depth++;
        return thread;
    }

    public static void leave(@Nullable ThreadState thread) {
        if (thread != null) {
            thread.depth--;
        }
    }

    // -- connections

    /** After {@code prepareStatement}, {@code prepareCall} and {@code createStatement}. */
    public static void prepared(
            @Nullable ThreadState thread, Object connection, @Nullable Object statement, @Nullable String sql) {
        if (thread == null) {
            return;
        }
        try {
            Sink to = sink;
            if (statement != null && to != null) {
                ConnectionState state = stateOf(connection);
                BindValues binds = sql == null ? null : to.prepared(state, sql);
                STATEMENTS.put(statement, new StatementState(state, sql, binds));
            }
        } catch (Throwable fault) {
            Health.fault("prepare", fault);
        } finally {
            thread.depth--;
        }
    }

    private static ConnectionState stateOf(Object connection) {
        ConnectionState known = CONNECTIONS.get(connection);
        if (known == null) {
            known = new ConnectionState(connection);
            CONNECTIONS.put(connection, known);
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
                ConnectionState state = stateOf(connection);
                if (on) {
                    end(state, true);
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
            ConnectionState state = CONNECTIONS.get(connection);
            if (state != null) {
                end(state, committed && !failed);
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

    private static void end(ConnectionState state, boolean committed) {
        long transaction = state.end();
        Sink to = sink;
        if (transaction != 0 && to != null) {
            to.transactionEnded(state, transaction, committed);
        }
    }

    private static void idle(ConnectionState state) {
        Sink to = sink;
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
            ConnectionState state = CONNECTIONS.get(connection);
            if (state != null) {
                idle(state);
            }
        } catch (Throwable fault) {
            Health.fault("give back", fault);
        }
    }

    public static void connectionClosed(@Nullable ThreadState thread, Object connection) {
        if (thread == null) {
            return;
        }
        try {
            ConnectionState state = CONNECTIONS.remove(connection);
            Sink to = sink;
            if (state != null && to != null) {
                end(state, false);
                to.closed(state);
            }
        } catch (Throwable fault) {
            Health.fault("close", fault);
        } finally {
            thread.depth--;
        }
    }

    // -- statements

    public static void bound(Object statement, int position, long value) {
        try {
            StatementState state = STATEMENTS.get(statement);
            if (state != null && state.binds != null) {
                state.binds.set(position, value);
            }
        } catch (Throwable fault) {
            Health.fault("set", fault);
        }
    }

    public static void bound(Object statement, int position, @Nullable Object value) {
        try {
            StatementState state = STATEMENTS.get(statement);
            if (state != null && state.binds != null) {
                state.binds.set(position, value);
            }
        } catch (Throwable fault) {
            Health.fault("set", fault);
        }
    }

    public static void bindsCleared(Object statement) {
        StatementState state = STATEMENTS.get(statement);
        if (state != null && state.binds != null && ThreadState.current().depth == 0) {
            state.binds.clear();
        }
    }

    public static void batched(@Nullable ThreadState thread, Object statement, @Nullable String sql, boolean failed) {
        if (thread == null) {
            return;
        }
        try {
            StatementState state = thread.depth == 1 && !failed ? STATEMENTS.get(statement) : null;
            if (state != null) {
                state.batch(sql);
            }
        } catch (Throwable fault) {
            Health.fault("addBatch", fault);
        } finally {
            thread.depth--;
        }
    }

    public static void batchCleared(Object statement) {
        StatementState state = STATEMENTS.get(statement);
        if (state != null && ThreadState.current().depth == 0) {
            state.clearBatch();
        }
    }

    /** Before any of the execute family. */
    public static ThreadState executing(Object statement, @Nullable String sql, boolean batch) {
        ThreadState thread = ThreadState.current();
        if (thread.depth++ > 0) {
            return thread;
        }
        Sink to = sink;
        if (to == null) {
            return thread;
        }
        try {
            StatementState state = STATEMENTS.get(statement);
            if (state == null) {
                state = new StatementState(null, null, null);
                STATEMENTS.put(statement, state);
            }
            finish(state.last);
            Execution execution = state.begin(sql, batch);
            state.last = execution;
            if (state.connection != null) {
                state.connection.beginIfNeeded();
            }
            to.executing(execution, thread);
            thread.running = execution;
            execution.started = System.nanoTime();
        } catch (Throwable fault) {
            thread.running = null;
            Health.fault("execute", fault);
        }
        return thread;
    }

    /** After {@code executeQuery}. */
    public static void queried(@Nullable ThreadState thread, @Nullable Object resultSet, @Nullable Throwable thrown) {
        long now = System.nanoTime();
        if (thread == null) {
            return;
        }
        try {
            Execution execution = thread.depth == 1 ? thread.running : null;
            if (execution != null) {
                execution.query = true;
                executed(execution, thread, now, thrown);
                open(execution, resultSet, thread);
                if (thrown != null) {
                    finish(execution);
                }
            }
        } catch (Throwable fault) {
            Health.fault("executeQuery", fault);
        } finally {
            thread.depth--;
        }
    }

    /** After {@code executeUpdate}; with -1 after {@code execute}, whose counts come later. */
    public static void updated(@Nullable ThreadState thread, long rows, @Nullable Throwable thrown) {
        long now = System.nanoTime();
        if (thread == null) {
            return;
        }
        try {
            Execution execution = thread.depth == 1 ? thread.running : null;
            if (execution != null) {
                execution.rows = thrown == null ? rows : -1;
                executed(execution, thread, now, thrown);
                if (execution.batchSize() >= 0) {
                    execution.clearBatch();
                }
                if (rows >= 0 || thrown != null) {
                    finish(execution);
                }
            }
        } catch (Throwable fault) {
            Health.fault("executeUpdate", fault);
        } finally {
            thread.depth--;
        }
    }

    /** After {@code executeBatch} and {@code executeLargeBatch}. */
    public static void batchExecuted(
            @Nullable ThreadState thread, @Nullable Object counts, @Nullable Throwable thrown) {
        long rows = -1;
        if (thread != null && thread.depth == 1) {
            rows = sum(counts);
        }
        updated(thread, rows, thrown);
    }

    /** Negative counts say "done, number unknown" and "failed": no rows either way. */
    private static long sum(@Nullable Object counts) {
        long sum = 0;
        if (counts instanceof int[] ints) {
            for (int count : ints) {
                sum += Math.max(0, count);
            }
        } else if (counts instanceof long[] longs) {
            for (long count : longs) {
                sum += Math.max(0, count);
            }
        }
        return sum;
    }

    private static void executed(Execution execution, ThreadState thread, long now, @Nullable Throwable thrown) {
        execution.nanos = now - execution.started;
        execution.error = thrown == null ? null : thrown.getClass().getName();
        thread.running = null;
        ConnectionState connection = execution.connection();
        if (connection != null) {
            connection.executed(thrown == null);
        }
        Sink to = sink;
        if (to != null) {
            to.executed(execution, thread);
        }
    }

    /** After {@code getUpdateCount}: the only way to learn what {@code execute} changed. */
    public static void counted(@Nullable ThreadState thread, Object statement, long rows) {
        if (thread == null) {
            return;
        }
        try {
            StatementState state = thread.depth == 1 && rows >= 0 ? STATEMENTS.get(statement) : null;
            if (state != null && state.last != null && state.last.rows < 0) {
                state.last.rows = rows;
                finish(state.last);
            }
        } catch (Throwable fault) {
            Health.fault("getUpdateCount", fault);
        } finally {
            thread.depth--;
        }
    }

    /** After {@code getResultSet}. */
    public static void resultGiven(@Nullable ThreadState thread, Object statement, @Nullable Object resultSet) {
        if (thread == null) {
            return;
        }
        try {
            StatementState state = thread.depth == 1 ? STATEMENTS.get(statement) : null;
            if (state != null && state.last != null && resultSet != null && RESULTS.get(resultSet) == null) {
                open(state.last, resultSet, thread);
            }
        } catch (Throwable fault) {
            Health.fault("getResultSet", fault);
        } finally {
            thread.depth--;
        }
    }

    /** After {@code getGeneratedKeys}. */
    public static void keysGiven(@Nullable ThreadState thread, Object statement, @Nullable Object resultSet) {
        if (thread == null) {
            return;
        }
        try {
            StatementState state = thread.depth == 1 ? STATEMENTS.get(statement) : null;
            Sink to = sink;
            if (state != null && state.last != null && resultSet != null && to != null) {
                to.generatedKeys(state.last, resultSet);
            }
        } catch (Throwable fault) {
            Health.fault("getGeneratedKeys", fault);
        } finally {
            thread.depth--;
        }
    }

    public static void statementClosed(@Nullable ThreadState thread, Object statement) {
        if (thread == null) {
            return;
        }
        try {
            StatementState state = STATEMENTS.remove(statement);
            if (state != null) {
                finish(state.last);
            }
        } catch (Throwable fault) {
            Health.fault("close", fault);
        } finally {
            thread.depth--;
        }
    }

    // -- result sets

    private static void open(Execution execution, @Nullable Object resultSet, ThreadState thread) {
        Sink to = sink;
        if (resultSet == null || to == null) {
            return;
        }
        execution.query = true;
        RowValues values = to.opened(execution, resultSet);
        if (values == null) {
            return;
        }
        ConnectionState connection = execution.connection();
        if (execution.values == null && connection != null) {
            connection.reading(1);
        }
        execution.values = values;
        Rows rows = new Rows(resultSet, execution, values);
        RESULTS.put(resultSet, rows);
        thread.advanced = rows;
        thread.noted = rows;
    }

    /** After {@code next}. */
    public static void advanced(@Nullable ThreadState thread, Object resultSet, boolean more) {
        if (thread == null || --thread.depth != 0) {
            return;
        }
        try {
            Rows rows = thread.advanced;
            if (rows == null || !rows.refersTo(resultSet)) {
                rows = RESULTS.get(resultSet);
                if (rows == null) {
                    return;
                }
                thread.advanced = rows;
            }
            if (more) {
                rows.noted = rows.values.row();
                thread.noted = rows.noted ? rows : null;
            } else {
                thread.noted = null;
                rows.values.close(true);
                finishHidden(rows.execution, thread);
            }
        } catch (Throwable fault) {
            Health.fault("next", fault);
        }
    }

    public static void resultClosed(@Nullable ThreadState thread, Object resultSet) {
        if (thread == null) {
            return;
        }
        try {
            Rows rows = RESULTS.remove(resultSet);
            if (rows != null) {
                if (thread.advanced == rows) {
                    thread.advanced = null;
                }
                if (thread.noted == rows) {
                    thread.noted = null;
                }
                rows.values.close(false);
                finish(rows.execution);
            }
        } catch (Throwable fault) {
            Health.fault("close", fault);
        } finally {
            thread.depth--;
        }
    }

    /** After a getter of a whole number. */
    public static void read(Object resultSet, int column, @Nullable String label, long value) {
        ThreadState thread = ThreadState.current();
        if (thread.noted == null || thread.depth > 0) {
            return;
        }
        thread.depth++;
        try {
            Rows rows = noted(thread, resultSet);
            if (rows != null) {
                rows.values.read(column, label, value);
            }
        } catch (Throwable fault) {
            Health.fault("get", fault);
        } finally {
            thread.depth--;
        }
    }

    /** After any other getter whose values may be keys. */
    public static void read(Object resultSet, int column, @Nullable String label, @Nullable Object value) {
        ThreadState thread = ThreadState.current();
        if (thread.noted == null || thread.depth > 0) {
            return;
        }
        thread.depth++;
        try {
            Rows rows = noted(thread, resultSet);
            if (rows != null) {
                rows.values.read(column, label, value);
            }
        } catch (Throwable fault) {
            Health.fault("get", fault);
        } finally {
            thread.depth--;
        }
    }

    private static @Nullable Rows noted(ThreadState thread, Object resultSet) {
        Rows rows = thread.noted;
        if (rows == null || !rows.refersTo(resultSet)) {
            rows = RESULTS.get(resultSet);
            if (rows == null || !rows.noted) {
                return null;
            }
            thread.noted = rows;
        }
        return rows;
    }

    private static void finishHidden(Execution execution, ThreadState thread) {
        thread.depth++;
        try {
            finish(execution);
        } finally {
            thread.depth--;
        }
    }

    private static void finish(@Nullable Execution execution) {
        Sink to = sink;
        if (execution != null && !execution.finished && to != null) {
            execution.finished = true;
            if (execution.values != null) {
                ConnectionState connection = execution.connection();
                if (connection != null) {
                    connection.reading(-1);
                }
                execution.values.close(false);
            }
            to.finished(execution);
        }
    }

    // -- other frameworks

    /** A framework enters something; what it returns is for {@link #end}. */
    public static @Nullable Object begin(int moment, @Nullable Object first, @Nullable Object second) {
        Sink to = sink;
        if (to == null) {
            return null;
        }
        ThreadState thread = ThreadState.current();
        thread.depth++;
        try {
            return to.begin(moment, first, second, thread);
        } catch (Throwable fault) {
            Health.fault("moment " + moment, fault);
            return null;
        } finally {
            thread.depth--;
        }
    }

    /** A framework leaves what it entered. */
    public static void end(int moment, @Nullable Object token, @Nullable Object last) {
        Sink to = sink;
        if (to == null || token == null) {
            return;
        }
        ThreadState thread = ThreadState.current();
        thread.depth++;
        try {
            to.end(moment, token, last, thread);
        } catch (Throwable fault) {
            Health.fault("moment " + moment, fault);
        } finally {
            thread.depth--;
        }
    }
}
