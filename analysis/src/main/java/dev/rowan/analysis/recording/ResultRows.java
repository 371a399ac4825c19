package dev.rowan.analysis.recording;

import dev.rowan.analysis.sql.Column;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
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

    /** Room that is worth being handed on to the next result of the same statement. */
    private static final int HANDED_ON = 64;

    private static final long[] NO_VALUES = {};
    private static final int[] NO_PLACES = {};

    private static final VarHandle PUBLISHED = handle();

    final StepRecorder step;

    Samples.@Nullable Raw sample;
    long execution;

    /** The values that its own execution was looked up by. */
    long[] ownValues = NO_VALUES;

    private final UnitRecorder unit;
    private final ValueHash hash;

    private List<Column> columns;
    private long tracked;
    private long[] values;
    private int[] places;
    private int size;
    /** Who reads the rows, and sees each value at once. */
    private Thread reader = Thread.currentThread();
    /** How many of the values other threads may look at; written at each row and at the end. */
    private volatile int published;
    /** How many of them are in the unit's provenance; guarded by the unit. */
    int drained;

    private long rows;
    private long untouched;
    private boolean touched = true;
    private long readColumns;
    /** Columns whose value of the present row is noted. */
    private long noted;

    private boolean truncated;
    private boolean closed;

    private boolean handedBack;

    /** Whether nobody has it any more; guarded by the unit. */
    private boolean free;

    private ResultRows(UnitRecorder unit, StepRecorder step, ValueHash hash) {
        this.unit = unit;
        this.step = step;
        this.hash = hash;
        this.columns = step.reading().columns();
        this.values = NO_VALUES;
        this.places = NO_PLACES;
    }

    /** The rows of a step's next result: the object that the last one gave back, if it did. Under the unit's lock. */
    static ResultRows of(UnitRecorder unit, StepRecorder step, ValueHash hash) {
        ResultRows last = step.result;
        if (last != null && last.free) {
            last.free = false;
            last.begin();
            return last;
        }
        ResultRows made = new ResultRows(unit, step, hash);
        made.begin();
        step.result = made;
        return made;
    }

    private void begin() {
        if (!columns.equals(step.reading().columns())) {
            columns = step.reading().columns();
        }
        tracked = step.reading().keys(columns).mask();
        Thread now = Thread.currentThread();
        if (reader != now) { // a barrier less
            reader = now;
        }
        execution = step.latestExecution();
        size = 0;
        PUBLISHED.setRelease(this, 0);
        drained = 0;
        rows = 0;
        untouched = 0;
        touched = true;
        readColumns = 0;
        noted = 0;
        truncated = false;
        closed = false;
        handedBack = false;
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(ResultRows.class, "published", int.class);
        } catch (ReflectiveOperationException renamed) {
            throw new ExceptionInInitializerError(renamed);
        }
    }

    /** The result's columns, where the driver has them at hand; otherwise the statement's text names them. */
    public void columns(List<Column> resultColumns) {
        columns = List.copyOf(resultColumns);
        tracked = step.reading().keys(columns).mask();
    }

    /** {@code next()} gave a row. */
    public void row() {
        rows++;
        if (rows <= MOST_ROWS + 1) {
            PUBLISHED.setRelease(this, size);
        }
        if (!touched) {
            untouched++;
        }
        touched = false;
        noted = 0;
    }

    /** {@code next()} gave so many further rows, which nobody looked into; they count as read. */
    public void more(long further) {
        if (!closed) {
            rows += further;
        }
    }

    /** A getter gave a whole number of the column, from 1. */
    public void read(int column, long value) {
        touched = true;
        int index = column - 1;
        if (index < 0 || index >= MOST_COLUMNS) {
            return;
        }
        readColumns |= 1L << index;
        if (isToNote(index)) {
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
        if (value != null && isToNote(index)) {
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

    /** A column is noted once in a row, however often it is read. */
    private boolean isToNote(int index) {
        return rows <= MOST_ROWS && ((tracked & ~noted) >>> index & 1) == 1;
    }

    private void track(int index, long known) {
        noted |= 1L << index;
        if (size >= MOST_VALUES) {
            truncated = true;
            return;
        }
        if (size == values.length) {
            int length = size == 0 ? 4 : size * 2;
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
        PUBLISHED.setRelease(this, size);
        unit.closed(this, exhausted);
    }

    /**
     * The same by the one thing that has it, and will not touch it again: this object is the step's next result then. Of a
     * result that another thread closes it is not, since its reader may be writing to it.
     */
    public void handBack(boolean exhausted) {
        handedBack = Thread.currentThread().equals(reader);
        close(exhausted);
    }

    // --- for the unit, under its lock ---

    void takenIn() {
        if (handedBack) {
            if (values.length > HANDED_ON) {
                values = NO_VALUES;
                places = NO_PLACES;
            }
            free = true;
        }
    }

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
