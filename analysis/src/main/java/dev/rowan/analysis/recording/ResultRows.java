package dev.rowan.analysis.recording;

import dev.rowan.analysis.sql.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one executed query, as they are read: hashes of key-like values of the first rows, and counts of the
 * rest. Used by the thread that reads the result; what it has seen is visible to other threads at each row.
 */
public final class ResultRows {

    /** Values kept of one result: a thousand rows of four keys. */
    private static final int MOST_VALUES = 4_096;

    /** Rows whose values are looked at. */
    static final int MOST_ROWS = 1_024;

    /** Columns that are told apart; a wider result's further columns count as unread and untracked. */
    static final int MOST_COLUMNS = 64;

    /** Up to this width every column is tracked; wider rows are tracked by their key-like names. */
    private static final int NARROW = 8;

    final StepRecorder step;
    final Samples.@Nullable Raw sample;
    final long execution;
    final long[] ownValues;
    private final UnitRecorder unit;
    private final ValueHash hash;

    private List<Column> columns;
    private long tracked = -1L;
    private long[] values = {};
    private int[] places = {};
    private int size;
    /** Who reads the rows, and sees each value at once. */
    private final Thread reader = Thread.currentThread();
    /** How many of the values other threads may look at; written at each row and at the end. */
    private volatile int published;
    /** How many of them are in the unit's provenance; guarded by the unit. */
    int drained;

    private long rows;
    private long untouched;
    private boolean touched = true;
    private long readColumns;
    private boolean truncated;
    private boolean closed;

    ResultRows(
            UnitRecorder unit,
            StepRecorder step,
            Samples.@Nullable Raw sample,
            long execution,
            ValueHash hash,
            long[] ownValues) {
        this.sample = sample;
        this.unit = unit;
        this.step = step;
        this.execution = execution;
        this.hash = hash;
        this.ownValues = ownValues;
        this.columns = step.columns();
        chooseTracked();
    }

    /** The result's columns, where the driver has them at hand; otherwise the statement's text names them. */
    public void columns(List<Column> resultColumns) {
        columns = List.copyOf(resultColumns);
        chooseTracked();
    }

    private void chooseTracked() {
        if (columns.size() > NARROW) {
            tracked = 0;
            for (int i = 0; i < Math.min(MOST_COLUMNS, columns.size()); i++) {
                tracked |= isKeyLike(columns.get(i).name()) ? 1L << i : 0;
            }
        }
    }

    private static boolean isKeyLike(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        return name.isEmpty()
                || name.endsWith("id")
                || name.endsWith("key")
                || name.endsWith("code")
                || name.endsWith("uuid")
                || name.endsWith("_no")
                || name.endsWith("_nr")
                || name.endsWith("number")
                || name.endsWith("slug")
                || name.endsWith("name")
                || name.endsWith("email")
                || name.endsWith("isbn")
                || name.endsWith("pk")
                || name.endsWith("ref");
    }

    /** {@code next()} gave a row. */
    public void row() {
        rows++;
        if (rows <= MOST_ROWS + 1) {
            published = size;
        }
        if (!touched) {
            untouched++;
        }
        touched = false;
    }

    /** A getter gave a whole number of the column, from 1. */
    public void read(int column, long value) {
        touched = true;
        int index = column - 1;
        if (index < 0 || index >= MOST_COLUMNS) {
            return;
        }
        readColumns |= 1L << index;
        if (rows <= MOST_ROWS && (tracked >>> index & 1) == 1) {
            track(index, hash.of(value));
        }
    }

    /** A getter gave a value of the column, from 1. Never throws, whatever the value does. */
    public void read(int column, @Nullable Object value) {
        touched = true;
        int index = column - 1;
        if (index < 0 || index >= MOST_COLUMNS) {
            return;
        }
        readColumns |= 1L << index;
        if (rows <= MOST_ROWS && (tracked >>> index & 1) == 1 && value != null) {
            long known = hash.of(value);
            if (known != ValueHash.NONE) {
                track(index, known);
            }
        }
    }

    /** A getter was called for the column, from 1, whose value is no key (a stream, a double). */
    public void touch(int column) {
        touched = true;
        if (column > 0 && column <= MOST_COLUMNS) {
            readColumns |= 1L << (column - 1);
        }
    }

    private void track(int index, long known) {
        if (size >= MOST_VALUES) {
            truncated = true;
            return;
        }
        if (size == values.length) {
            int length = size == 0 ? 8 : size * 2;
            values = Arrays.copyOf(values, length);
            places = Arrays.copyOf(places, length);
        }
        values[size] = known;
        places[size] = (int) rows << 6 | index;
        size++;
    }

    /**
     * The result was closed; further calls do nothing.
     *
     * @param exhausted whether {@code next()} had said that there are no more rows
     */
    public void close(boolean exhausted) {
        if (closed) {
            return;
        }
        closed = true;
        if (!touched && rows > 0) {
            untouched++;
        }
        published = size;
        unit.closed(this, exhausted);
    }

    // --- for the unit, under its lock ---

    /** Whether it had more values than were kept. */
    boolean isTruncated() {
        return truncated || rows > MOST_ROWS;
    }

    /** How many values the calling thread may look at. */
    int published() {
        return Thread.currentThread().equals(reader) ? size : published;
    }

    long value(int i) {
        return values[i];
    }

    int columnOf(int i) {
        return places[i] & 63;
    }

    Column column(int index) {
        return index < columns.size() ? columns.get(index) : new Column("", "#" + (index + 1));
    }

    List<Column> columns() {
        return columns;
    }

    long rows() {
        return rows;
    }

    long untouched() {
        return untouched;
    }

    long readColumns() {
        return readColumns;
    }

    /** For each column how many different values the tracked rows had. */
    int[] distinct() {
        int[] distinct = new int[MOST_COLUMNS];
        long[][] byColumn = new long[MOST_COLUMNS][];
        int[] sizes = new int[MOST_COLUMNS];
        for (int i = 0; i < size; i++) {
            int column = columnOf(i);
            if (byColumn[column] == null) {
                byColumn[column] = new long[size];
            }
            byColumn[column][sizes[column]++] = values[i];
        }
        for (int column = 0; column < MOST_COLUMNS; column++) {
            if (sizes[column] > 0) {
                distinct[column] = (int) Arrays.stream(byColumn[column], 0, sizes[column])
                        .distinct()
                        .count();
            }
        }
        return distinct;
    }

    /** For each column in how many rows it was tracked. */
    int[] trackedRows() {
        int[] counts = new int[MOST_COLUMNS];
        int[] lastRow = new int[MOST_COLUMNS];
        for (int i = 0; i < size; i++) {
            int row = places[i] >>> 6;
            int column = columnOf(i);
            if (lastRow[column] != row) {
                lastRow[column] = row;
                counts[column]++;
            }
        }
        return counts;
    }
}
