package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/** One execution of a statement, from its call to the last of its rows. Confined to its thread. */
public final class Execution {
    private final StatementState statement;
    private final @Nullable String sql;
    private final boolean prepared;
    private final int batchSize;
    long started;
    long nanos = -1;
    long rows = -1;
    boolean query;
    boolean finished;

    @Nullable
    Rows result;

    @Nullable
    String error;

    /** The recorder's own object about this execution. */
    public @Nullable Object attachment;

    Execution(StatementState statement, @Nullable String sql, boolean prepared, int batchSize) {
        this.statement = statement;
        this.prepared = prepared;
        this.sql = sql;
        this.batchSize = batchSize;
    }

    /** The text as the application gave it; {@code null} if its preparation was not seen. */
    public @Nullable String sql() {
        return sql;
    }

    /** Whether it runs the statement's own text, with its binds, and not a text that was given now. */
    public boolean isPrepared() {
        return prepared;
    }

    /** The values, while the execute call lasts; {@code null} if the statement was not prepared. */
    public @Nullable BindValues binds() {
        return statement.binds;
    }

    /** How many sets of binds or statements were batched; -1 when this was no batch. */
    public int batchSize() {
        return batchSize;
    }

    /** The batch is gone, whether it succeeded or not. */
    void clearBatch() {
        statement.clearBatch();
    }

    /** All its rows were read, or nobody will read them any more. */
    void finish() {
        Sink to = Probe.sink();
        if (!finished && to != null) {
            finished = true;
            if (result != null) {
                ConnectionState connection = statement.connection;
                if (connection != null) {
                    connection.reading(-1);
                }
                result.close(false);
            }
            to.finished(this);
        }
    }

    public @Nullable ConnectionState connection() {
        return statement.connection;
    }

    /** {@link System#nanoTime} when the driver was entered. */
    public long started() {
        return started;
    }

    /** Time inside the driver's execute call; the reading of rows is not in it. */
    public long nanos() {
        return nanos;
    }

    /** Rows changed; -1 when that is not known, as for queries. */
    public long rows() {
        return rows;
    }

    /** Whether a result set was seen. */
    public boolean query() {
        return query;
    }

    /** The class of what was thrown, or {@code null} for success. */
    public @Nullable String error() {
        return error;
    }
}
