package dev.rowan.benchmarks.agent;

import com.p6spy.engine.spy.P6DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.h2.jdbcx.JdbcDataSource;

/** A table on H2 in memory and one connection to it, behind the wrapper that the subject is. Not thread-safe. */
final class Watched implements AutoCloseable {
    static final int ROWS = 10_000;

    private final Connection connection;
    private int next;

    Watched(String subject) throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:watched;DB_CLOSE_DELAY=-1");
        connection = wrapped(subject, h2).getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists thing (id int primary key, name varchar(20))");
            statement.execute("merge into thing select x, 'thing' from system_range(1, " + ROWS + ")");
        }
    }

    private static DataSource wrapped(String subject, DataSource bare) {
        return switch (subject) {
            case "p6spy" -> new P6DataSource(bare);
            case "datasource-proxy" -> ProxyDataSourceBuilder.create(bare).build();
            default -> bare;
        };
    }

    /** The row of the next key, asked for that many frames further down. */
    int byKey(int frames) throws SQLException {
        return frames > 0 ? byKey(frames - 1) : find();
    }

    private int find() throws SQLException {
        next = next % ROWS + 1;
        try (PreparedStatement statement = connection.prepareStatement("select id, name from thing where id = ?")) {
            statement.setInt(1, next);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    /** The sum over all rows of that many getters' answers. */
    long all(int getters) throws SQLException {
        long sum = 0;
        try (PreparedStatement statement = connection.prepareStatement("select id, name from thing");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                for (int i = 0; i < getters; i++) {
                    sum += rows.getInt(1);
                }
            }
        }
        return sum;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
