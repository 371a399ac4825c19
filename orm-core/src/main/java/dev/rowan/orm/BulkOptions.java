package dev.rowan.orm;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How many rows are written at once. Immutable.
 *
 * @param batch rows in one statement at most, or 0 for as many as the database takes
 * @param conflict what happens to rows that exist already
 * @param progress hears how many rows are written so far, after each statement
 */
public record BulkOptions(
        int batch, Conflict conflict, @Nullable LongConsumer progress) {
    public static final BulkOptions DEFAULT = new BulkOptions(0, Conflict.FAIL, null);

    public BulkOptions {
        if (batch < 0) {
            throw new IllegalArgumentException("Batch size must be a positive integer.");
        }
    }

    public BulkOptions inBatchesOf(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("Batch size must be a positive integer.");
        }
        return new BulkOptions(rows, conflict, progress);
    }

    public BulkOptions on(Conflict rule) {
        return new BulkOptions(batch, rule, progress);
    }

    public BulkOptions reporting(LongConsumer listener) {
        return new BulkOptions(batch, conflict, listener);
    }
}
