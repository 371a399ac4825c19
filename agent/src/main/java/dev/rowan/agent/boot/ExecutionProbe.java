package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/** What the advice in the execute family of a driver's statements calls; see {@link Probe}. Thread-safe. */
public final class ExecutionProbe {
    private ExecutionProbe() {}

    /** Before any of the execute family. */
    public static ThreadState executing(Object statement, @Nullable String sql, boolean batch) {
        ThreadState thread = ThreadState.current();
        if (thread.depth++ > 0) {
            return thread;
        }
        Sink to = Probe.sink();
        if (to == null) {
            return thread;
        }
        try {
            StatementState state = Known.statement(statement, thread);
            if (state == null) {
                state = new StatementState(statement, null, null, null);
                Known.put(state, thread);
            }
            if (state.last != null) {
                state.last.finish();
            }
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
                ResultProbe.open(execution, resultSet, thread);
                if (thrown != null) {
                    execution.finish();
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
                    execution.finish();
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
        Sink to = Probe.sink();
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
            StatementState state = thread.depth == 1 && rows >= 0 ? Known.statement(statement, thread) : null;
            if (state != null && state.last != null && state.last.rows < 0) {
                state.last.rows = rows;
                state.last.finish();
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
            StatementState state = thread.depth == 1 ? Known.statement(statement, thread) : null;
            if (state != null && state.last != null && resultSet != null && Known.RESULTS.get(resultSet) == null) {
                ResultProbe.open(state.last, resultSet, thread);
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
            StatementState state = thread.depth == 1 ? Known.statement(statement, thread) : null;
            Sink to = Probe.sink();
            if (state != null && state.last != null && resultSet != null && to != null) {
                to.generatedKeys(state.last, resultSet);
            }
        } catch (Throwable fault) {
            Health.fault("getGeneratedKeys", fault);
        } finally {
            thread.depth--;
        }
    }

    public static void closed(@Nullable ThreadState thread, Object statement) {
        if (thread == null) {
            return;
        }
        try {
            StatementState state = Known.STATEMENTS.remove(statement);
            if (thread.statement == state) {
                thread.statement = null;
            }
            if (state != null && state.last != null) {
                state.last.finish();
            }
            if (state != null && state.binds != null && state.binds == thread.binds) {
                state.binds.close();
            }
        } catch (Throwable fault) {
            Health.fault("close", fault);
        } finally {
            thread.depth--;
        }
    }
}
