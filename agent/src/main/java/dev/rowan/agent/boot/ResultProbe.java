package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/** What the advice in a driver's result sets calls; see {@link Probe}. Thread-safe. */
public final class ResultProbe {
    private ResultProbe() {}

    static void open(Execution execution, @Nullable Object resultSet, ThreadState thread) {
        Sink to = Probe.sink();
        if (resultSet == null || to == null) {
            return;
        }
        execution.query = true;
        RowValues values = to.opened(execution, resultSet);
        if (values == null) {
            return;
        }
        ConnectionState connection = execution.connection();
        if (execution.result == null && connection != null) {
            connection.reading(1);
        }
        Rows rows = new Rows(resultSet, execution, values);
        execution.result = rows;
        Known.RESULTS.put(rows);
        thread.advanced = rows;
        thread.noted = rows;
    }

    /** After a move to any row: each is one that was read, since nobody can tell whether it had been read before. */
    public static void moved(@Nullable ThreadState thread, Object resultSet, boolean there) {
        if (thread == null || --thread.depth != 0 || !there) {
            return;
        }
        try {
            Rows rows = advanced(thread, resultSet);
            if (rows != null) {
                thread.noted = rows.row() ? rows : null;
            }
        } catch (Throwable fault) {
            Health.fault("move", fault);
        }
    }

    private static @Nullable Rows advanced(ThreadState thread, Object resultSet) {
        Rows rows = thread.advanced;
        if (rows == null || rows.gone || !rows.refersTo(resultSet)) {
            rows = Known.RESULTS.get(resultSet);
            if (rows != null) {
                thread.advanced = rows;
            }
        }
        return rows;
    }

    /** After {@code next}. */
    public static void advanced(@Nullable ThreadState thread, Object resultSet, boolean more) {
        if (thread == null || --thread.depth != 0) {
            return;
        }
        try {
            Rows rows = advanced(thread, resultSet);
            if (rows == null) {
                return;
            }
            if (more) {
                // Each reference that is written costs the collector's barrier, and it is nearly always the same one.
                Rows noted = rows.row() ? rows : null;
                if (thread.noted != noted) {
                    thread.noted = noted;
                }
            } else {
                thread.noted = null;
                rows.close(true);
                finishHidden(rows.execution, thread);
            }
        } catch (Throwable fault) {
            Health.fault("next", fault);
        }
    }

    public static void closed(@Nullable ThreadState thread, Object resultSet) {
        if (thread == null) {
            return;
        }
        try {
            Rows rows = Known.RESULTS.remove(resultSet);
            if (rows != null) {
                if (thread.advanced == rows) {
                    thread.advanced = null;
                }
                if (thread.noted == rows) {
                    thread.noted = null;
                }
                rows.close(false);
                rows.execution.finish();
            }
        } catch (Throwable fault) {
            Health.fault("close", fault);
        } finally {
            thread.depth--;
        }
    }

    /** After a getter of a whole number, which runs nobody else's code: nothing needs to be hidden. */
    public static void read(Object resultSet, int column, @Nullable String label, long value) {
        if (!Rows.anyNoted()) {
            return;
        }
        ThreadState thread = ThreadState.current();
        if (thread.noted == null || thread.depth > 0) {
            return;
        }
        try {
            Rows rows = noted(thread, resultSet);
            if (rows != null) {
                rows.values.read(resultSet, column, label, value);
            }
        } catch (Throwable fault) {
            Health.fault("get", fault);
        }
    }

    /** After any other getter whose values may be keys. */
    public static void read(Object resultSet, int column, @Nullable String label, @Nullable Object value) {
        if (!Rows.anyNoted()) {
            return;
        }
        ThreadState thread = ThreadState.current();
        if (thread.noted == null || thread.depth > 0) {
            return;
        }
        thread.depth++;
        try {
            Rows rows = noted(thread, resultSet);
            if (rows != null) {
                rows.values.read(resultSet, column, label, value);
            }
        } catch (Throwable fault) {
            Health.fault("get", fault);
        } finally {
            thread.depth--;
        }
    }

    /** After a getter whose values are no keys. */
    public static void touched(Object resultSet, int column, @Nullable String label) {
        if (!Rows.anyNoted()) {
            return;
        }
        ThreadState thread = ThreadState.current();
        if (thread.noted == null || thread.depth > 0) {
            return;
        }
        thread.depth++;
        try {
            Rows rows = noted(thread, resultSet);
            if (rows != null) {
                rows.values.touched(resultSet, column, label);
            }
        } catch (Throwable fault) {
            Health.fault("get", fault);
        } finally {
            thread.depth--;
        }
    }

    private static @Nullable Rows noted(ThreadState thread, Object resultSet) {
        Rows rows = thread.noted;
        if (rows == null || rows.gone || !rows.refersTo(resultSet)) {
            rows = Known.RESULTS.get(resultSet);
            if (rows == null || !rows.isNoted()) {
                return null;
            }
            thread.noted = rows;
        }
        return rows;
    }

    private static void finishHidden(Execution execution, ThreadState thread) {
        thread.depth++;
        try {
            execution.finish();
        } finally {
            thread.depth--;
        }
    }
}
