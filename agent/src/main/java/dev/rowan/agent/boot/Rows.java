package dev.rowan.agent.boot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/** How far one result set has been read. Used by one thread at a time. */
final class Rows extends Tracked {
    /**
     * Results of all threads whose values are of interest. While there are none, which is so in the long part of a long
     * result, a getter looks at this and at nothing else. It may be too high for a while, and never too low.
     */
    private static final AtomicInteger NOTED = new AtomicInteger();

    private static final VarHandle IS_NOTED = handle();

    final Execution execution;
    final RowValues values;
    private boolean noted = true;

    /** Rows beyond those whose values were of interest: only counted. */
    private long more;

    Rows(Object resultSet, Execution execution, RowValues values) {
        super(resultSet, Known.RESULTS);
        this.execution = execution;
        this.values = values;
        NOTED.incrementAndGet();
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(Rows.class, "noted", boolean.class);
        } catch (ReflectiveOperationException renamed) {
            throw new ExceptionInInitializerError(renamed);
        }
    }

    /**
     * A plain look, so that a loop of getters need not look each time. A thread that was handed a result sees at least that
     * one: what came before it cannot be seen any more.
     */
    static boolean anyNoted() {
        return NOTED.getPlain() != 0;
    }

    boolean isNoted() {
        return noted;
    }

    /** {@code next} gave a row; tells whether its values are of interest. */
    boolean row() {
        if (!noted) {
            more++;
            return false;
        }
        if (values.row()) {
            return true;
        }
        stopNoting();
        return false;
    }

    void close(boolean exhausted) {
        stopNoting();
        values.close(exhausted, more);
    }

    private void stopNoting() {
        if (noted) {
            // Twice would be one too low: whoever closes it may meet whoever finds that it was collected.
            if (IS_NOTED.compareAndSet(this, true, false)) {
                NOTED.decrementAndGet();
            }
        }
    }

    @Override
    void lost() {
        stopNoting();
    }
}
