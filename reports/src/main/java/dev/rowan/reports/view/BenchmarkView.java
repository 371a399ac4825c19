package dev.rowan.reports.view;

import org.jspecify.annotations.Nullable;

/**
 * A benchmark as a reader meets it.
 *
 * @param anchor its row in the report
 * @param change bytes more or fewer than the baseline has, whatever may differ by itself; absent without one
 * @param worse whether that is more than may differ by itself
 */
public record BenchmarkView(
        Benchmark benchmark, String anchor, @Nullable Long change, boolean worse) {

    static BenchmarkView of(Benchmark now, @Nullable Measured baseline) {
        Benchmark before = baseline == null ? null : baseline.benchmarks().get(now.name());
        Range is = now.allocation();
        Range was = before == null ? null : before.allocation();
        Long change = is == null || was == null ? null : Long.valueOf(is.beyond(was));
        return new BenchmarkView(
                now,
                Anchors.benchmark(now.name()),
                change,
                change != null && was != null && change > Benchmark.slack(was));
    }
}
