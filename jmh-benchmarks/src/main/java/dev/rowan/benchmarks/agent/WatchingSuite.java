package dev.rowan.benchmarks.agent;

import java.nio.file.Path;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link WatchingBenchmark} without anybody, with each wrapper, and with the agent. */
public final class WatchingSuite {
    private WatchingSuite() {}

    /** Runs it; the argument is the agent's packed jar. */
    public static void main(String[] arguments) throws RunnerException {
        Path agent = Path.of(arguments[0]).toAbsolutePath();
        new Runner(options()
                        .param("wrapper", "bare", "p6spy", "datasource-proxy")
                        .build())
                .run();
        String destination = Path.of("target", "watching").toAbsolutePath().toString();
        new Runner(options()
                        .param("wrapper", "bare")
                        .jvmArgsAppend(
                                "-javaagent:" + agent + "=destdir=" + destination + ",includes=dev.rowan.benchmarks.*")
                        .build())
                .run();
    }

    private static ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .include(WatchingBenchmark.class.getName())
                .forks(1)
                .addProfiler("gc");
    }
}
