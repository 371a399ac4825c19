package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/** What the advice in the setters and batches of a driver's statements calls; see {@link Probe}. Thread-safe. */
public final class BindProbe {
    private BindProbe() {}

    public static void bound(Object statement, int position, long value) {
        try {
            ThreadState thread = ThreadState.current();
            StatementState state = Known.statement(statement, thread);
            if (state != null && state.binds != null && thread.naming == 0) {
                state.binds.set(position, value);
            }
        } catch (Throwable fault) {
            Health.fault("set", fault);
        }
    }

    public static void bound(Object statement, int position, @Nullable Object value) {
        try {
            ThreadState thread = ThreadState.current();
            StatementState state = Known.statement(statement, thread);
            if (state != null && state.binds != null && thread.naming == 0) {
                state.binds.set(position, value);
            }
        } catch (Throwable fault) {
            Health.fault("set", fault);
        }
    }

    /** Before a setter by a parameter's name: the setter by position that a driver may call for it is its own. */
    public static ThreadState naming(Object statement, @Nullable String name, @Nullable Object value) {
        ThreadState thread = ThreadState.current();
        if (thread.naming++ > 0) {
            return thread;
        }
        try {
            StatementState state = Known.statement(statement, thread);
            if (state != null && state.binds != null && name != null) {
                state.binds.set(state.position(name), value);
            }
        } catch (Throwable fault) {
            Health.fault("set", fault);
        }
        return thread;
    }

    /** After it. */
    public static void named(@Nullable ThreadState thread) {
        if (thread != null) {
            thread.naming--;
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
