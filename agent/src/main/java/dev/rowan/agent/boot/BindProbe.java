package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/** What the advice in the setters and batches of a driver's statements calls; see {@link Probe}. Thread-safe. */
public final class BindProbe {
    private BindProbe() {}

    public static void bound(Object statement, int position, long value) {
        try {
            StatementState state = Known.statement(statement, ThreadState.current());
            if (state != null && state.binds != null) {
                state.binds.set(position, value);
            }
        } catch (Throwable fault) {
            Health.fault("set", fault);
        }
    }

    public static void bound(Object statement, int position, @Nullable Object value) {
        try {
            StatementState state = Known.statement(statement, ThreadState.current());
            if (state != null && state.binds != null) {
                state.binds.set(position, value);
            }
        } catch (Throwable fault) {
            Health.fault("set", fault);
        }
    }

    public static void bindsCleared(Object statement) {
        StatementState state = Known.STATEMENTS.get(statement);
        if (state != null && state.binds != null && ThreadState.current().depth == 0) {
            state.binds.clear();
        }
    }

    public static void batched(@Nullable ThreadState thread, Object statement, @Nullable String sql, boolean failed) {
        if (thread == null) {
            return;
        }
        try {
            StatementState state = thread.depth == 1 && !failed ? Known.statement(statement, thread) : null;
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
        StatementState state = Known.STATEMENTS.get(statement);
        if (state != null && ThreadState.current().depth == 0) {
            state.clearBatch();
        }
    }
}
