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

/** New rows into an empty table, in one transaction; all but jdbc-batch and jdbc-copy learn the keys, also rowan-copy. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class InsertBenchmark {
    @Param({"20000"})
    int rows = 20_000;

    @Param({
        "jdbc-batch-keys",
        "jdbc-batch",
        "jdbc-copy",
        "rowan",
        "rowan-copy",
        "hibernate",
        "hibernate-stateless",
        "ebean",
        "jooq",
        "jdbi"
    })
    String subject = "jdbc-batch";

    private List<Line> lines = List.of();
    private @Nullable Writer writer;

    @Setup
    public void open() throws Exception {
        lines = Line.of(rows);
        writer = Writer.of(subject, Server.urlOfRun());
    }

    @Setup(Level.Invocation)
    public void empty() throws SQLException {
        Data.empty(Server.urlOfRun());
    }

    @TearDown
    public void close() throws SQLException {
        Objects.requireNonNull(writer).close();
    }

    @Benchmark
    public long insert() throws Exception {
        return Objects.requireNonNull(writer).insert(lines);
    }
}
