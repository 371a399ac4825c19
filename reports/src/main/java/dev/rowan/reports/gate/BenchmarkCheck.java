package dev.rowan.reports.gate;

import dev.rowan.reports.view.Anchors;
import dev.rowan.reports.view.Benchmark;
import dev.rowan.reports.view.Counter;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Range;
import org.jspecify.annotations.Nullable;

/** Holds a rule about benchmarks against each of them: what it allocates, or how long it takes. */
final class BenchmarkCheck {

    private final Rule rule;
    private final Measured now;
    private final @Nullable Measured baseline;
    private final Limit limit;

    BenchmarkCheck(Rule rule, Measured now, @Nullable Measured baseline, Limit limit) {
        this.rule = rule;
        this.now = now;
        this.baseline = baseline;
        this.limit = limit;
    }

    void run() {
        if (now.benchmarks().isEmpty()) {
            limit.tell("guards nothing: no result of JMH was named, with --benchmarks or rowan.benchmarks");
            return;
        }
        Names names = rule.names();
        for (Benchmark benchmark : now.benchmarks().values()) {
            if (!names.contains(benchmark.name())) {
                continue;
            }
            Limit.Subject subject = new Limit.Subject(benchmark.name(), Anchors.benchmark(benchmark.name()));
            if (rule.counter() == Counter.TIME) {
                time(subject, benchmark.time());
            } else {
                allocation(subject, benchmark);
            }
        }
        limit.tellIdle(names, "benchmark");
    }

    private void time(Limit.Subject subject, Benchmark.@Nullable Time time) {
        if (time != null && time.nanos() > rule.limit()) {
            limit.say(
                    subject,
                    BenchmarkWords.time(time.nanos()) + ", limit " + BenchmarkWords.duration((double) rule.limit()));
        }
    }

    private void allocation(Limit.Subject subject, Benchmark benchmark) {
        Range is = benchmark.allocation();
        if (is == null) {
            limit.tell(
                    "cannot judge " + benchmark.name() + ", whose allocation was not measured: run JMH with -prof gc");
        } else if (rule.value() == Value.DELTA) {
            growth(subject, is);
        } else if (is.most() > rule.limit()) {
            limit.say(subject, BenchmarkWords.bytes(is) + ", limit " + BenchmarkWords.bare(Range.of(rule.limit())));
        }
    }

    private void growth(Limit.Subject subject, Range is) {
        Benchmark before = baseline == null ? null : baseline.benchmarks().get(subject.name());
        Range was = before == null ? null : before.allocation();
        // A new benchmark has nothing to be compared with.
        if (was == null) {
            return;
        }
        long by = is.beyond(was);
        long allowed = Math.max(rule.limit(), Benchmark.slack(was));
        if (by > allowed) {
            limit.say(
                    subject,
                    BenchmarkWords.bytes(is) + ", baseline " + BenchmarkWords.bare(was) + " ("
                            + BenchmarkWords.signed(by) + "), limit " + BenchmarkWords.signed(allowed));
        }
    }
}
