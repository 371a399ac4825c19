package dev.rowan.benchmarks.reads;

import dev.rowan.orm.compile.Statement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From the tree of a filter over four joins to its statement, the tree's making included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompileBenchmark {
    @Param({"tree-alone", "known-shape", "new-shape"})
    String subject = "tree-alone";

    private final Compiling compiling = new Compiling();
    private int next;

    @Benchmark
    public Object compile() {
        String name = "Author " + next++ % 1_000;
        return switch (subject) {
            case "known-shape" -> statement(name, false);
            case "new-shape" -> statement(name, true);
            default -> compiling.tree(name, "Category");
        };
    }

    private Statement statement(String name, boolean cold) {
        return cold
                ? compiling.cold(compiling.tree(name, "Category"))
                : compiling.known(compiling.tree(name, "Category"));
    }
}
