package dev.rowan.benchmarks.bulk;

import dev.rowan.benchmarks.database.Data;
import dev.rowan.benchmarks.database.Server;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** New rows that are made on the way, in one transaction; all learn the keys, and nobody keeps them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StreamedInsertBenchmark {
    @Param({"1000", "10000", "100000", "1000000"})
    int rows = 1_000;

    @Param({"jdbc-batch-keys", "rowan", "rowan-copy"})
    String subject = "rowan";

    private @Nullable Streamer streamer;

    @Setup
    public void open() throws SQLException {
        streamer = (Streamer) Writer.of(subject, Server.urlOfRun());
    }

    @Setup(Level.Invocation)
    public void empty() throws SQLException {
        Data.empty(Server.urlOfRun());
    }

    @TearDown
    public void close() throws SQLException {
        Objects.requireNonNull(streamer).close();
    }

    @Benchmark
    public long insert() throws Exception {
        return Objects.requireNonNull(streamer).insertFrom(Line.made(rows));
    }
}
