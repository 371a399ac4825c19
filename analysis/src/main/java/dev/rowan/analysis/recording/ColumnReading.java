package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.ColumnUse;
import dev.rowan.analysis.sql.Column;
import java.util.ArrayList;
import java.util.List;

/** What was read of the columns of a step's results; guarded by the unit, but for {@link #keys}. */
final class ColumnReading {

    private List<Column> columns;
    private volatile KeyColumns keys;
    private long read;
    private int[] tracked = {};
    private int[] distinct = {};
    private long measuredRows;

    /** @param columns those of the text; empty where only a result can tell */
    ColumnReading(List<Column> columns) {
        this.columns = columns;
        this.keys = KeyColumns.of(columns);
    }

    List<Column> columns() {
        return columns;
    }

    /** Those of a result's columns whose values are noted; told once for the results of one statement. */
    KeyColumns keys(List<Column> of) {
        KeyColumns known = keys;
        if (!known.areOf(of)) {
            known = KeyColumns.of(of);
            keys = known;
        }
        return known;
    }

    void closed(ResultRows result) {
        read |= result.readColumns();
        if (columns.isEmpty()) {
            columns = result.columns();
        }
        // Measured again only when a result is a quarter larger: the work stays in proportion to the rows.
        if (measuredRows == 0 || result.rows() > measuredRows + measuredRows / 4) {
            measuredRows = Math.max(1, result.rows());
            distinct = result.distinct();
            tracked = result.trackedRows();
        }
    }

    List<ColumnUse> uses() {
        List<ColumnUse> uses = new ArrayList<>(columns.size());
        for (int i = 0; i < Math.min(ResultRows.MOST_COLUMNS, columns.size()); i++) {
            uses.add(new ColumnUse(
                    columns.get(i),
                    (read >>> i & 1) == 1,
                    i < tracked.length ? tracked[i] : 0,
                    i < distinct.length ? distinct[i] : 0));
        }
        return uses;
    }
}
