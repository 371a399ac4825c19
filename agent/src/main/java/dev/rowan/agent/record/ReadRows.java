package dev.rowan.agent.record;

import dev.rowan.agent.boot.RowValues;
import dev.rowan.analysis.recording.ResultRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries a driver's rows to the unit that the query ran in. Confined to the thread that reads. */
final class ReadRows implements RowValues {
    /** Rows whose values are looked at; what a thousand rows do not prove, more will not. */
    private static final int NOTED = 1_024;

    private final ResultRows rows;
    private final Map<String, Integer> places;
    private int count;

    ReadRows(ResultRows rows, Map<String, Integer> places) {
        this.rows = rows;
        this.places = places;
    }

    @Override
    public boolean row() {
        rows.row();
        if (++count <= NOTED) {
            return true;
        }
        // Its getters are not listened to any more, so it counts as read.
        rows.touch(0);
        return false;
    }

    @Override
    public void read(Object resultSet, int column, @Nullable String label, long value) {
        rows.read(label == null ? column : place(resultSet, label), value);
    }

    @Override
    public void read(Object resultSet, int column, @Nullable String label, @Nullable Object value) {
        rows.read(label == null ? column : place(resultSet, label), value);
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
        try {
            return resultSet instanceof ResultSet open ? open.findColumn(label) : 0;
        } catch (SQLException | RuntimeException | Error unknown) {
            return 0;
        }
    }

    @Override
    public void close(boolean exhausted, long more) {
        rows.more(more);
        rows.close(exhausted);
    }
}
