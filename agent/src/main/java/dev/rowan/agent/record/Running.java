package dev.rowan.agent.record;

import dev.rowan.agent.boot.Moment;
import dev.rowan.agent.boot.RowValues;
import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.recording.Call;
import dev.rowan.analysis.recording.ResultRows;
import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.sql.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An execution, from what was found out before it began to the last of its rows, which it carries to the unit that it ran
 * in. One object for all of that: an execution makes one. Confined to its thread.
 */
final class Running implements RowValues {
    /** Rows whose values are looked at; what a thousand rows do not prove, more will not. */
    private static final int NOTED = 1_024;

    final SqlText text;
    final CallSite site;
    final @Nullable Cause cause;
    final boolean pagedInMemory;

    /** Another one, once it has run, where the first has ended meanwhile. */
    UnitRecorder unit;

    /** Whether it writes a row that a test had the ORM keep. */
    final boolean fixture;

    /** Whether a cache might have answered it that its test's configuration switches off. */
    final boolean configured;

    /** The number of its transaction, or 0. */
    long transaction;

    /** Where its rows go, once it has run. */
    @Nullable
    ResultRows rows;

    /** The call whose count of changed rows was not known when it had run; {@code null} when it was. */
    @Nullable
    Call uncounted;

    /** The columns' places by their labels, once a result is open. */
    private Map<String, Integer> places = Map.of();

    private int count;

    Running(
            SqlText text,
            UnitRecorder unit,
            CallSite site,
            @Nullable Doing doing,
            boolean configured,
            boolean pagedInMemory) {
        this.text = text;
        this.unit = unit;
        this.site = site;
        this.cause = doing == null ? null : doing.cause();
        this.configured = configured;
        this.fixture = doing != null && doing.moment == Moment.INSERT_RUN;
        this.pagedInMemory = pagedInMemory;
    }

    /** Its result is open. */
    RowValues reading(ResultColumns.Known known) {
        places = known.places();
        count = 0;
        return this;
    }

    @Override
    public boolean row() {
        ResultRows to = rows;
        if (to == null) {
            return false;
        }
        to.row();
        if (++count <= NOTED) {
            return true;
        }
        // Its getters are not listened to any more, so it counts as read.
        to.touch(0);
        return false;
    }

    @Override
    public void read(Object resultSet, int column, @Nullable String label, long value) {
        if (rows != null) {
            rows.read(label == null ? column : place(resultSet, label), value);
        }
    }

    @Override
    public void read(Object resultSet, int column, @Nullable String label, @Nullable Object value) {
        if (rows != null) {
            rows.read(label == null ? column : place(resultSet, label), value);
        }
    }

    @Override
    public void touched(Object resultSet, int column, @Nullable String label) {
        if (rows != null) {
            rows.touch(label == null ? column : place(resultSet, label));
        }
    }

    private int place(Object resultSet, String label) {
        Integer known = places.get(label);
        if (known == null) {
            known = find(resultSet, label);
            places.put(label, known);
        }
        return known;
    }

    private static int find(Object resultSet, String label) {
        ThreadState thread = ThreadState.current();
        thread.hide();
        try {
            return resultSet instanceof ResultSet open ? open.findColumn(label) : 0;
        } catch (SQLException | RuntimeException | Error unknown) {
            return 0;
        } finally {
            thread.show();
        }
    }

    @Override
    public void close(boolean exhausted, long more) {
        ResultRows read = rows;
        if (read != null) {
            // Another result has it next.
            rows = null;
            read.more(more);
            read.handBack(exhausted);
        }
    }
}
