package dev.rowan.testing.wrapped;

import dev.rowan.analysis.recording.Binds;
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

/** What is known of one statement between its events. Like the statement, it is used by one thread at a time. */
final class SpiedStatement {
    final Binds binds;
    boolean hasBinds;
    int batched;

    /** Of a plain statement's batch the first text stands for all: they mostly differ in values alone. */
    @Nullable
    String batchedSql;

    private final Map<String, Integer> places = new HashMap<>();
    private List<ResultRows> rows = List.of();
    private @Nullable SqlStatement sql;

    SpiedStatement(Binds binds) {
        this.binds = binds;
    }

    /** It ran; what it gives is reported to these. */
    void ran(SqlStatement statement, List<ResultRows> newRows) {
        close(false);
        places.clear();
        sql = statement;
        rows = newRows;
    }

    void row(ResultSet resultSet) {
        if (sql != null && !rows.isEmpty()) {
            List<Column> columns = columns(sql, resultSet);
            if (!columns.isEmpty()) {
                rows.forEach(each -> each.columns(columns));
            }
            // Once for each result; the text names the columns of most.
            sql = null;
        }
        rows.forEach(ResultRows::row);
    }

    void read(int column, @Nullable Object value) {
        rows.forEach(each -> each.read(column, value));
    }

    void read(String label, ResultSet resultSet, @Nullable Object value) {
        if (!rows.isEmpty()) {
            read(places.computeIfAbsent(label, missing -> place(missing, resultSet)), value);
        }
    }

    void close(boolean exhausted) {
        rows.forEach(each -> each.close(exhausted));
        rows = List.of();
    }

    private static int place(String label, ResultSet resultSet) {
        try {
            return resultSet.findColumn(label);
        } catch (SQLException unknown) {
            return 0;
        }
    }

    /** The result's columns where the text does not tell them; names only, tables may cost a query. */
    private static List<Column> columns(SqlStatement sql, ResultSet resultSet) {
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
