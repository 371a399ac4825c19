package dev.rowan.reports.gate;

import dev.rowan.reports.view.Benchmark;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A benchmark that differs between two results.
 *
 * @param facts what differs: allocation beyond what differs by itself, time where the intervals lie apart
 */
public record BenchmarkChange(String name, String facts) {

    private static final double PERCENT = 100;

    static List<BenchmarkChange> between(Measured before, Measured after) {
        TreeSet<String> names = new TreeSet<>(before.benchmarks().keySet());
        names.addAll(after.benchmarks().keySet());
        List<BenchmarkChange> changes = new ArrayList<>();
        for (String name : names) {
            Benchmark was = before.benchmarks().get(name);
            Benchmark is = after.benchmarks().get(name);
            List<String> facts = was == null ? List.of("new") : is == null ? List.of("gone") : differences(was, is);
            if (!facts.isEmpty()) {
                changes.add(new BenchmarkChange(name, String.join("; ", facts)));
            }
        }
        return changes;
    }

    private static List<String> differences(Benchmark before, Benchmark after) {
        List<String> facts = new ArrayList<>();
        Range was = before.allocation();
        Range is = after.allocation();
        if (was != null && is != null && Math.abs(is.beyond(was)) > Benchmark.slack(was)) {
            facts.add(BenchmarkWords.bytes(is) + ", was " + BenchmarkWords.bare(was) + " ("
                    + BenchmarkWords.signed(is.beyond(was)) + ")");
        }
        Benchmark.Time then = before.time();
        Benchmark.Time now = after.time();
        if (then != null && now != null && now.isApartFrom(then)) {
            facts.add(BenchmarkWords.time(now.nanos()) + ", was " + BenchmarkWords.duration(then.nanos()) + " ("
                    + String.format(Locale.ROOT, "%+.0f%%", PERCENT * (now.nanos() / then.nanos() - 1))
                            .replace('-', '−')
                    + ", a warning: two runs are no pair)");
        }
        return facts;
    }
}
