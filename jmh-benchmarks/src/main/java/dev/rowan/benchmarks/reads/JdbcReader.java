package dev.rowan.benchmarks.reads;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The floor: one connection, statements that are prepared once and stay open, columns by index. */
final class JdbcReader implements Reader {
    private final Connection connection;
    private final PreparedStatement byKey;
    private final Map<String, PreparedStatement> all = new HashMap<>();

    JdbcReader(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        byKey = connection.prepareStatement("SELECT " + COLUMNS + " FROM post WHERE id = ?");
        for (String table : List.of("post", "hub")) {
            all.put(table, connection.prepareStatement("SELECT " + COLUMNS + " FROM " + table));
        }
    }

    @Override
    public List<?> all(String table) throws SQLException {
        List<PostRow> read = new ArrayList<>();
        try (ResultSet rows = Objects.requireNonNull(all.get(table), table).executeQuery()) {
            while (rows.next()) {
                read.add(row(rows));
            }
        }
        return read;
    }

    @Override
    public Object byKey(long id) throws SQLException {
        byKey.setLong(1, id);
        return only(byKey);
    }

    static Object only(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("no row");
            }
            return row(rows);
        }
    }

    static PostRow row(ResultSet rows) throws SQLException {
        return new PostRow(
                rows.getLong(1),
                rows.getString(2),
                rows.getInt(3),
                rows.getBoolean(4),
                rows.getObject(5, OffsetDateTime.class).toInstant(),
                rows.getLong(6),
                rows.getLong(7));
    }

    @Override
    public PostRow seen(Object row) {
        return (PostRow) row;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
