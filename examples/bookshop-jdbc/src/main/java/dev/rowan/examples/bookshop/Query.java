package dev.rowan.examples.bookshop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A helper as many applications on plain JDBC have one: all that they ask goes through it, and it is at fault for nothing. */
final class Query {
    private final DataSource database;

    Query(DataSource database) {
        this.database = database;
    }

    /** The first column of all rows. */
    List<Object> column(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return column(statement);
        }
    }

    private static List<Object> column(PreparedStatement statement) throws SQLException {
        List<Object> column = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                column.add(rows.getObject(1));
            }
        }
        return column;
    }
}
