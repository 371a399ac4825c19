package dev.rowan.benchmarks.bulk;

import dev.rowan.benchmarks.database.Data;
import dev.rowan.benchmarks.database.Server;
import java.sql.SQLException;
import java.util.List;
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

/** New values in two columns of all rows of a table, which are made on the way, in one transaction. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StreamedUpdateBenchmark {
    @Param({"1000", "10000", "100000", "1000000"})
    int rows = 1_000;

    @Param({"jdbc-batch", "rowan"})
    String subject = "rowan";

    private @Nullable Streamer streamer;
    private int turn;

    @Setup
    public void open() throws SQLException {
        Data.empty(Server.urlOfRun());
        try (JdbcWriter filler = new JdbcWriter(Server.urlOfRun(), JdbcWriter.Way.BATCH)) {
            filler.insertFrom(Line.made(rows));
        }
        streamer = (Streamer) Writer.of(subject, Server.urlOfRun());
    }

    /** As a server does it by itself; what earlier updates left behind would make each one slower. */
    @Setup(Level.Invocation)
    public void vacuum() throws SQLException {
        Data.execute(Server.urlOfRun(), List.of("VACUUM ANALYZE sample"));
    }

    @TearDown
    public void close() throws SQLException {
        Objects.requireNonNull(streamer).close();
    }

    @Benchmark
    public long update() throws Exception {
        return Objects.requireNonNull(streamer).updateFrom(Line.made(rows), ++turn);
    }
}
