package dev.rowan.benchmarks.reads;

import dev.rowan.benchmarks.database.Server;
import java.util.List;
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

/** 10,000 rows of seven columns, as objects with two relations and with ten. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RowsBenchmark {
    @Param({"post", "hub"})
    String table = "post";

    @Param({"jdbc", "rowan", "hibernate", "hibernate-stateless", "jooq", "jdbi"})
    String subject = "jdbc";

    private @Nullable Reader reader;

    @Setup
    public void open() throws Exception {
        reader = Reader.of(subject, Server.urlOfRun());
    }

    @TearDown
    public void close() throws Exception {
        Objects.requireNonNull(reader).close();
    }

    @Benchmark
    public List<?> rows() throws Exception {
        return Objects.requireNonNull(reader).all(table);
    }
}
