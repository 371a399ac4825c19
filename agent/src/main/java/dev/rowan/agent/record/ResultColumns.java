package dev.rowan.agent.record;

import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.SqlStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The columns of statements' results where their texts do not name them, and the places of labels.
 * Thread-safe.
 *
 * <p>Names only: some drivers send a query when they are asked for a column's table.
 */
final class ResultColumns {
    /** Statements remembered; more than this are made of literals, and cost a look each time. */
    private static final int MOST = 4_000;

    private final Map<SqlStatement, Known> statements = new ConcurrentHashMap<>();

    /** @param columns empty when the text tells them itself */
    record Known(Optional<List<Column>> columns, Map<String, Integer> places) {}

    Known of(SqlStatement statement, ResultSet resultSet) {
        Known known = statements.get(statement);
        if (known == null) {
            known = new Known(columns(statement, resultSet), new ConcurrentHashMap<>());
            if (statements.size() < MOST) {
                statements.put(statement, known);
            }
        }
        return known;
    }

    private static Optional<List<Column>> columns(SqlStatement statement, ResultSet resultSet) {
        try {
            ResultSetMetaData metaData = resultSet.getMetaData();
            int count = metaData == null ? 0 : metaData.getColumnCount();
            if (count == 0 || statement.columns().size() == count) {
                return Optional.empty();
            }
            String table = statement.tables().size() == 1 ? statement.table() : "";
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                String label = metaData.getColumnLabel(i);
                columns.add(new Column(table, label == null ? "" : label.toLowerCase(Locale.ROOT)));
            }
            // As it is kept: each result has it.
            return Optional.of(List.copyOf(columns));
        } catch (SQLException | RuntimeException | Error none) {
            return Optional.empty();
        }
    }
}
