package dev.rowan.benchmarks.agent;

import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A row of a result of 10,000, with no getter called on it and with ten: the scores are a row's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ResultBenchmark {
    @Param({"h2", "stub"})
    String driver = "h2";

    @Param({"0", "10"})
    int getters;

    @Param({"bare", "rowan-agent", "p6spy", "datasource-proxy", "opentelemetry"})
    String subject = "bare";

    private @Nullable Watched watched;

    @Setup
    public void open() throws SQLException {
        watched = new Watched(subject, driver);
    }

    @TearDown
    public void close() throws SQLException {
        Objects.requireNonNull(watched).close();
    }

    @Benchmark
    @OperationsPerInvocation(Watched.ROWS)
    public long rows() throws SQLException {
        return Objects.requireNonNull(watched).all(getters);
    }
}
