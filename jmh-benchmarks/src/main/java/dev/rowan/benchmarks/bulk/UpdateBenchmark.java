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

/** New values in two columns of many rows, in one transaction; the plain session of Hibernate loads them first. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UpdateBenchmark {
    @Param({"10000"})
    int rows = 10_000;

    @Param({"jdbc-batch", "rowan", "hibernate", "hibernate-stateless", "ebean", "jooq", "jdbi"})
    String subject = "jdbc-batch";

    private List<Line> lines = List.of();
    private @Nullable Writer writer;
    private int turn;

    @Setup
    public void open() throws Exception {
        lines = Line.of(rows);
        Data.empty(Server.urlOfRun());
        try (Writer filler = Writer.of("jdbc-copy", Server.urlOfRun())) {
            filler.insert(lines);
        }
        writer = Writer.of(subject, Server.urlOfRun());
    }

    /** What earlier updates left behind would make each one slower than the one before. */
    @Setup(Level.Iteration)
    public void vacuum() throws SQLException {
        Data.execute(Server.urlOfRun(), List.of("VACUUM FULL sample", "ANALYZE sample"));
    }

    @TearDown
    public void close() throws SQLException {
        Objects.requireNonNull(writer).close();
    }

    @Benchmark
    public long update() throws Exception {
        return Objects.requireNonNull(writer).update(lines, ++turn);
    }
}
