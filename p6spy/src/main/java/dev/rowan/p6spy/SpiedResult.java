package dev.rowan.p6spy;

import dev.rowan.analysis.recording.ResultRows;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.SqlStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of one result set on their way to the unit that the query ran in. Used by the thread that reads. */
final class SpiedResult {
    private final ResultRows rows;
    private final SqlStatement sql;
    private final Work work;
    private final Map<String, Integer> places = new HashMap<>();
    private boolean begun;
    private boolean closed;

    SpiedResult(ResultRows rows, SqlStatement sql, Work work) {
        this.rows = rows;
        this.sql = sql;
        this.work = work;
        work.reads(true);
    }

    void row(ResultSet resultSet) {
        if (!begun) {
            begun = true;
            List<Column> columns = columns(resultSet);
            if (!columns.isEmpty()) {
                rows.columns(columns);
            }
        }
        rows.row();
    }

    void read(int column, @Nullable Object value) {
        rows.read(column, value);
    }

    void read(String label, ResultSet resultSet, @Nullable Object value) {
        rows.read(places.computeIfAbsent(label, missing -> place(missing, resultSet)), value);
    }

    void close(boolean exhausted) {
        if (!closed) {
            closed = true;
            rows.close(exhausted);
            work.reads(false);
        }
    }

    private static int place(String label, ResultSet resultSet) {
        try {
            return resultSet.findColumn(label);
        } catch (SQLException unknown) {
            return 0;
        }
    }

    /** The result's columns where the text does not tell them; names only, tables may cost a query. */
    private List<Column> columns(ResultSet resultSet) {
        try {
            ResultSetMetaData metaData = resultSet.getMetaData();
            int count = metaData.getColumnCount();
            List<Column> columns = new ArrayList<>();
            String table = sql.tables().size() == 1 ? sql.table() : "";
            for (int i = 1; sql.columns().size() != count && i <= count; i++) {
                String label = Objects.requireNonNullElse(metaData.getColumnLabel(i), "");
                columns.add(new Column(table, label.toLowerCase(Locale.ROOT)));
            }
            return columns;
        } catch (SQLException none) {
            return List.of();
        }
    }
}
