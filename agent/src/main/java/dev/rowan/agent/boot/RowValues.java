package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/** Takes the rows of one result as they are read. Confined to the thread that reads. */
public interface RowValues {
    /**
     * {@code next} gave a row.
     *
     * @return whether the values of this row are of interest
     */
    boolean row();

    /** Takes a whole number that was read from a column, from 1; 0 if it was read by its label. */
    void read(int column, @Nullable String label, long value);

    /** Takes a value that was read from a column, from 1; 0 if it was read by its label. */
    void read(int column, @Nullable String label, @Nullable Object value);

    /** Ends it; exhausted if {@code next} had said that there are no more rows. */
    void close(boolean exhausted);
}
