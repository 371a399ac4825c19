package dev.rowan.benchmarks;

import dev.rowan.benchmarks.Contest.Measure;
import dev.rowan.benchmarks.Contest.Target;
import dev.rowan.benchmarks.agent.ExecutionBenchmark;
import dev.rowan.benchmarks.agent.ResultBenchmark;
import dev.rowan.benchmarks.agent.SerialisationBenchmark;
import dev.rowan.benchmarks.agent.TaskBenchmark;
import dev.rowan.benchmarks.bulk.InsertBenchmark;
import dev.rowan.benchmarks.bulk.StreamedInsertBenchmark;
import dev.rowan.benchmarks.bulk.StreamedUpdateBenchmark;
import dev.rowan.benchmarks.bulk.UpdateBenchmark;
import dev.rowan.benchmarks.prefetch.ToManyBenchmark;
import dev.rowan.benchmarks.prefetch.ToOneBenchmark;
import dev.rowan.benchmarks.reads.CompileBenchmark;
import dev.rowan.benchmarks.reads.KeyBenchmark;
import dev.rowan.benchmarks.reads.RowsBenchmark;
import java.util.List;

/** The contests that are run together under one name. */
record Suite(String name, String about, List<Contest> contests) {
    /** Not of JMH: each measurement is the whole life of a JVM. */
    static final String STARTUP = "startup";

    /** Likewise. */
    private static final String TESTS = "tests";

    /** A million rows of the samples are some 200 MB: what holds them ends with an error. */
    private static final List<String> LITTLE = List.of("-Xms64m", "-Xmx64m");

    private static final String AGENT = "rowan-agent";
    private static final String NO_SITES = "rowan-agent-no-call-sites";

    static final List<Suite> ALL = List.of(
            new Suite(
                    "reads",
                    "many rows, one row by its key, the making of a statement",
                    List.of(
                            new Contest(RowsBenchmark.class, "jdbc", List.of(Target.ratio("rowan", "jdbc", 1.15))),
                            new Contest(KeyBenchmark.class, "jdbc", List.of(Target.ratio("rowan", "jdbc", 1.2))),
                            new Contest(
                                    CompileBenchmark.class,
                                    "tree-alone",
                                    List.of(new Target("new-shape", Measure.MICROS_MORE, "tree-alone", 15))))),
            new Suite(
                    "watching",
                    "what the agent costs an execution, a row, a getter, a task and a written object, beside those who do the like",
                    List.of(
                            new Contest(
                                    ExecutionBenchmark.class,
                                    "bare",
                                    List.of(
                                            new Target(NO_SITES, Measure.MICROS_MORE, "bare", 0.3),
                                            new Target(AGENT, Measure.MICROS_MORE, "bare", 2, "library=0"),
                                            new Target(AGENT, Measure.MICROS_MORE, "bare", 2, "library=10"),
                                            new Target(AGENT, Measure.MICROS_MORE, "bare", 8, "library=35"),
                                            new Target(AGENT, Measure.KILOBYTES_MORE, "bare", 1))),
                            new Contest(
                                    ResultBenchmark.class,
                                    "bare",
                                    List.of(
                                            new Target(AGENT, Measure.MICROS_MORE, "bare", 0.005, "getters=0"),
                                            // 5 ns for the row and 1.5 ns for each of its getters.
                                            new Target(AGENT, Measure.MICROS_MORE, "bare", 0.020, "getters=10"))),
                            new Contest(
                                    TaskBenchmark.class,
                                    "bare",
                                    List.of(new Target(AGENT, Measure.MICROS_MORE, "bare", 0.05))),
                            new Contest(SerialisationBenchmark.class, "bare", List.of()))),
            new Suite(
                    "prefetch",
                    "following relations by each strategy, near the server and 0.5 ms away",
                    List.of(
                            new Contest(ToOneBenchmark.class, "jdbc", List.of()),
                            new Contest(ToManyBenchmark.class, "jdbc", List.of()))),
            new Suite(
                    "bulk",
                    "inserting 20,000 rows, updating 10,000",
                    List.of(
                            new Contest(
                                    InsertBenchmark.class,
                                    "jdbc-batch-keys",
                                    List.of(
                                            Target.ratio("rowan", "jdbc-batch-keys", 1 / 2.0),
                                            Target.ratio("rowan-copy", "jdbc-copy", 1.1))),
                            new Contest(
                                    UpdateBenchmark.class,
                                    "jdbc-batch",
                                    List.of(Target.ratio("rowan", "jdbc-batch", 1 / 1.5))))),
            new Suite(
                    "volume",
                    "inserting and updating 1,000 to 1,000,000 rows that are made on the way, in 64 MB",
                    List.of(
                            new Contest(StreamedInsertBenchmark.class, "jdbc-batch-keys", List.of(), LITTLE),
                            new Contest(StreamedUpdateBenchmark.class, "jdbc-batch", List.of(), LITTLE))),
            new Suite(STARTUP, "what agents cost a small program from start to end, in fresh JVMs", List.of()),
            new Suite(TESTS, "what agents cost the tests of the example on Hibernate from start to end", List.of()));

    static Suite named(String name) {
        return ALL.stream()
                .filter(suite -> suite.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no suite '" + name + "'.\n  The suites: "
                        + String.join(", ", ALL.stream().map(Suite::name).toList())));
    }
}
