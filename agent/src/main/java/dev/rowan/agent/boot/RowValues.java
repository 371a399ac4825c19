package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/** Takes the rows of one result as they are read. Confined to the thread that reads. */
public interface RowValues {
    /**
     * {@code next} gave a row.
     *
     * @return whether the values of this row are of interest; if not, those of later rows are none either, and rows
     *     are only counted from then on, for {@link #close}
     */
    boolean row();

    /** Takes a whole number that was read from a column, from 1; 0 if it was read by its label. */
    void read(Object resultSet, int column, @Nullable String label, long value);

    /** Takes a value that was read from a column, from 1; 0 if it was read by its label. */
    void read(Object resultSet, int column, @Nullable String label, @Nullable Object value);

    /**
     * Ends it; to do so again does nothing.
     *
     * @param exhausted whether {@code next} had said that there are no more rows
     * @param more rows beyond the last that {@link #row} was told of
     */
    void close(boolean exhausted, long more);

    /** A getter of a value that is no key: a date, a double, a stream. */
    void touched(Object resultSet, int column, @Nullable String label);
}
