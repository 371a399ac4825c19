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
import org.rowan.layers.Layer;
import org.rowan.stub.StubDataSource;

/** A table and one connection to it, behind the wrapper that the subject is. Not thread-safe. */
final class Watched implements AutoCloseable {
    static final int ROWS = 10_000;

    private static final String BY_KEY = "select id, name from thing where id = ?";

    /** Frames of the application, from its entrance to where it asks. */
    private static final int OWN = 10;

    private final Connection connection;
    private int next;

    /** @param driver {@code h2}, in memory, or {@code stub} */
    Watched(String subject, String driver) throws SQLException {
        boolean stub = driver.equals("stub");
        connection = wrapped(subject, stub ? new StubDataSource(ROWS) : h2()).getConnection();
        if (!stub) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists thing (id int primary key, name varchar(20))");
                statement.execute("merge into thing select x, 'thing' from system_range(1, " + ROWS + ")");
            }
        }
    }

    private static DataSource h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:watched;DB_CLOSE_DELAY=-1");
        return h2;
    }

    private static DataSource wrapped(String subject, DataSource bare) {
        return switch (subject) {
            case "p6spy" -> new P6DataSource(bare);
            case "datasource-proxy" -> ProxyDataSourceBuilder.create(bare).build();
            default -> bare;
        };
    }

    /** The row of the next key, with that many frames of a library between the application and the driver. */
    int byKey(int library) throws SQLException {
        next = next % ROWS + 1;
        return down(OWN - 1, library);
    }

    private int down(int own, int library) throws SQLException {
        if (own > 0) {
            return down(own - 1, library);
        }
        return library == 0 ? find() : Layer.find(connection, BY_KEY, next, library);
    }

    private int find() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_KEY)) {
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
