package dev.rowan.agent.boot;

import java.lang.ref.WeakReference;

/** How far one result set has been read. */
final class Rows extends WeakReference<Object> {
    final Execution execution;
    final RowValues values;
    boolean noted = true;

    Rows(Object resultSet, Execution execution, RowValues values) {
        super(resultSet);
        this.execution = execution;
        this.values = values;
    }
}
