package dev.rowan.benchmarks.agent;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

/** A thousand small objects, or small lists, written by Java's own serialisation: the scores are one's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SerialisationBenchmark {
    private static final int OBJECTS = 1_000;

    /** A collection may be Hibernate's, so that it is looked at; other objects are let pass. */
    @Param({"points", "lists"})
    String written = "points";

    @Param({"bare", "rowan-agent"})
    String subject = "bare";

    private @Nullable Watched watched;
    private final List<Object> objects = new ArrayList<>();

    private record Point(int x, int y) implements Serializable {}

    /** A driver's class has to be loaded before the agent does anything. */
    @Setup
    public void open() throws SQLException {
        watched = new Watched(subject, "h2");
        for (int i = 0; i < OBJECTS; i++) {
            objects.add(written.equals("points") ? new Point(i, -i) : new ArrayList<>(List.of(i)));
        }
    }

    @TearDown
    public void close() throws SQLException {
        Objects.requireNonNull(watched).close();
    }

    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public void write() throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            for (Object object : objects) {
                out.writeObject(object);
            }
        }
    }
}
