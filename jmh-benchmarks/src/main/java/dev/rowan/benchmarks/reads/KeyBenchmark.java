package dev.rowan.benchmarks.reads;

import dev.rowan.benchmarks.database.Data;
import dev.rowan.benchmarks.database.Server;
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

/** One row by its key, another one each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KeyBenchmark {
    /** Coprime to the number of rows, so that all of them are met. */
    private static final int STEP = 7_919;

    @Param({"jdbc", "jdbc-pooled", "rowan", "hibernate", "hibernate-stateless", "jooq", "jdbi"})
    String subject = "jdbc";

    private @Nullable Reader reader;
    private long key;

    @Setup
    public void open() throws Exception {
        reader = Reader.of(subject, Server.urlOfRun());
    }

    @TearDown
    public void close() throws Exception {
        Objects.requireNonNull(reader).close();
    }

    @Benchmark
    public Object byKey() throws Exception {
        key = (key + STEP) % Data.ROWS;
        return Objects.requireNonNull(reader).byKey(key + 1);
    }
}
