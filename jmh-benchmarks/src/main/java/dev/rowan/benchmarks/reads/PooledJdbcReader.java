package dev.rowan.benchmarks.reads;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.benchmarks.database.Pools;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What JDBC costs where connections come from a pool: what every peer pays, and the floor does not. */
final class PooledJdbcReader implements Reader {
    private final HikariDataSource pool;

    PooledJdbcReader(String url) {
        pool = Pools.of(url);
    }

    @Override
    public List<?> all(String table) throws SQLException {
        List<PostRow> read = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT " + COLUMNS + " FROM " + table);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                read.add(JdbcReader.row(rows));
            }
        }
        return read;
    }

    @Override
    public Object byKey(long id) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT " + COLUMNS + " FROM post WHERE id = ?")) {
            statement.setLong(1, id);
            return JdbcReader.only(statement);
        }
    }

    @Override
    public PostRow seen(Object row) {
        return (PostRow) row;
    }

    @Override
    public void close() {
        pool.close();
    }
}
