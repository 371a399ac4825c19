package dev.rowan.benchmarks;

import dev.rowan.benchmarks.Contest.Target;
import dev.rowan.benchmarks.reads.CompileBenchmark;
import dev.rowan.benchmarks.reads.KeyBenchmark;
import dev.rowan.benchmarks.reads.RowsBenchmark;
import java.util.List;

/** The contests that are run together under one name. */
record Suite(String name, String about, List<Contest> contests) {
    static final List<Suite> ALL = List.of(new Suite(
            "reads",
            "many rows, one row by its key, the making of a statement",
            List.of(
                    new Contest(RowsBenchmark.class, "jdbc", List.of(new Target("rowan", "jdbc", 1.15))),
                    new Contest(KeyBenchmark.class, "jdbc", List.of(new Target("rowan", "jdbc", 1.2))),
                    new Contest(CompileBenchmark.class, "tree-alone", List.of()))));

    static Suite named(String name) {
        return ALL.stream()
                .filter(suite -> suite.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no suite '" + name + "'.\n  The suites: "
                        + String.join(", ", ALL.stream().map(Suite::name).toList())));
    }
}
