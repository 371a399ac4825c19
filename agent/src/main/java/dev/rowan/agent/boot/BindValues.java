package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/** The bind values of one prepared statement, as the recorder keeps them. Confined to one thread at a time. */
public interface BindValues {
    /** Takes a whole number for the parameter at a position, from 1. */
    void set(int position, long value);

    /** Takes a value for the parameter at a position, from 1. */
    void set(int position, @Nullable Object value);

    /** The present values join the batch; they stay set, as JDBC has it. */
    void addBatch();

    void clear();

    void clearBatch();

    /** The statement was closed by the thread that made it: the room may be given to the next one. */
    void close();
}
