package dev.rowan.benchmarks.agent;

import com.p6spy.engine.spy.P6DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One statement by key, and one result of a thousand rows, on H2 in memory: bare, and behind wrappers.
 *
 * <p>Run bare with the agent's {@code -javaagent} to see the agent; {@link WatchingSuite} does all of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WatchingBenchmark {
    private static final int ROWS = 1_000;

    /** Who stands between the application and the driver. */
    @Param({"bare"})
    String wrapper = "bare";

    /** Frames between the application's and the driver's. */
    @Param({"10"})
    int depth = 10;

    private @Nullable Connection connection;
    private int next;

    @Setup
    public void fill() throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:watching;DB_CLOSE_DELAY=-1");
        Connection opened = wrapped(h2).getConnection();
        connection = opened;
        try (Statement statement = opened.createStatement()) {
            statement.execute("create table if not exists thing (id int primary key, name varchar(20))");
            statement.execute("merge into thing select x, 'thing' from system_range(1, " + ROWS + ")");
        }
    }

    private DataSource wrapped(DataSource bare) {
        return switch (wrapper) {
            case "p6spy" -> new P6DataSource(bare);
            case "datasource-proxy" -> ProxyDataSourceBuilder.create(bare).build();
            default -> bare;
        };
    }

    @TearDown
    public void close() throws SQLException {
        open().close();
    }

    private Connection open() {
        return Objects.requireNonNull(connection);
    }

    @Benchmark
    public int byKey() throws SQLException {
        return under(depth);
    }

    private int under(int frames) throws SQLException {
        return frames > 0 ? under(frames - 1) : find();
    }

    private int find() throws SQLException {
        next = next % ROWS + 1;
        try (PreparedStatement statement = open().prepareStatement("select id, name from thing where id = ?")) {
            statement.setInt(1, next);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    @Benchmark
    public long thousandRows() throws SQLException {
        long sum = 0;
        try (PreparedStatement statement = open().prepareStatement("select id, name from thing");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sum += rows.getInt(1) + rows.getString(2).length();
            }
        }
        return sum;
    }
}
