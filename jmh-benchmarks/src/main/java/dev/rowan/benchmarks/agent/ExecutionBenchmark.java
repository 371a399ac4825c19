package dev.rowan.benchmarks.agent;

import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One statement by key: the application right above the driver, above a thin library, above an ORM. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ExecutionBenchmark {
    @Param({"h2", "stub"})
    String driver = "h2";

    /** Frames between the application and the driver. */
    @Param({"0", "10", "35"})
    int library;

    @Param({
        "bare",
        "empty-agent",
        "rowan-agent",
        "rowan-agent-no-call-sites",
        "p6spy",
        "datasource-proxy",
        "opentelemetry"
    })
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
    public int byKey() throws SQLException {
        return Objects.requireNonNull(watched).byKey(library);
    }
}
