package dev.rowan.benchmarks.prefetch;

import dev.rowan.benchmarks.database.Server;
import dev.rowan.benchmarks.network.Relay;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
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

/** Authors and the ten posts of each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ToManyBenchmark {
    @Param({"10", "100", "1000"})
    int parents = 10;

    /** Microseconds that the network adds to a round trip; with 0 there is no relay between. */
    @Param({"0", "500"})
    int network;

    @Param({
        "jdbc",
        "rowan-prefetch-related",
        "rowan-one",
        "hibernate-join-fetch",
        "hibernate-batch",
        "hibernate-subselect",
        "hibernate-lazy"
    })
    String subject = "jdbc";

    private @Nullable Relay relay;
    private @Nullable Loader loader;

    @Setup
    public void open() throws SQLException, IOException {
        String url = Server.urlOfRun();
        if (network > 0) {
            relay = Relay.to(url, Duration.ofNanos(network * 1_000L));
            url = relay.url();
        }
        loader = Loader.of(subject, url);
    }

    @TearDown
    public void close() throws SQLException, IOException {
        Objects.requireNonNull(loader).close();
        if (relay != null) {
            relay.close();
        }
    }

    @Benchmark
    public long load() throws SQLException {
        return Objects.requireNonNull(loader).toMany(parents);
    }
}
