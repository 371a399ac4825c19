package dev.rowan.orm;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How many rows are written at once, and whether all of them are one. Immutable.
 *
 * @param batch rows in one statement at most, or 0 for as many as the database takes
 * @param conflict what happens to rows that exist already
 * @param progress hears how many rows have been gone through so far, after each statement or part
 * @param parts whether each batch is committed alone, so that an error leaves the batches before it written
 * @param copied whether {@code bulkCreate} writes by COPY
 */
public record BulkOptions(
        int batch, Conflict conflict, @Nullable LongConsumer progress, boolean parts, boolean copied) {
    public static final BulkOptions DEFAULT = new BulkOptions(0, Conflict.FAIL, null, false, false);

    public BulkOptions {
        if (batch < 0) {
            throw new IllegalArgumentException("Batch size must be a positive integer.");
        }
    }

    public BulkOptions inBatchesOf(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("Batch size must be a positive integer.");
        }
        return new BulkOptions(rows, conflict, progress, parts, copied);
    }

    public BulkOptions on(Conflict rule) {
        return new BulkOptions(batch, rule, progress, parts, copied);
    }

    public BulkOptions reporting(LongConsumer listener) {
        return new BulkOptions(batch, conflict, listener, parts, copied);
    }

    /** Commits each batch alone; what stops the work is a {@link BulkStopped} that says what is written. */
    public BulkOptions committingParts() {
        return new BulkOptions(batch, conflict, progress, true, copied);
    }

    /**
     * Writes new rows by PostgreSQL's binary COPY, the fastest way in: keys are numbered first, by a statement of their
     * own. Rows that exist are an error there, and columns take values only.
     */
    public BulkOptions copying() {
        return new BulkOptions(batch, conflict, progress, parts, true);
    }
}
