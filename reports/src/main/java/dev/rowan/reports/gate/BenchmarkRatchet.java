package dev.rowan.reports.gate;

import dev.rowan.reports.view.Anchors;
import dev.rowan.reports.view.Benchmark;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No benchmark that allocates more than the baseline says, but for what differs by itself; times are not stored.
 *
 * <p>Pairs of JMH results, measured by turns, are to be compared here as well: their times may then fail a build.
 */
final class BenchmarkRatchet {

    private final Measured now;
    private final Measured baseline;
    private final Level missing;
    private final List<Message> messages = new ArrayList<>();
    private final List<String> tighten = new ArrayList<>();

    BenchmarkRatchet(Measured now, Measured baseline, Level missing) {
        this.now = now;
        this.baseline = baseline;
        this.missing = missing;
    }

    void run() {
        long added = 0;
        for (Benchmark benchmark : now.benchmarks().values()) {
            Benchmark before = baseline.benchmarks().get(benchmark.name());
            if (before == null) {
                added++;
            } else if (before.allocation() != null) {
                compare(benchmark, benchmark.allocation(), before.allocation());
            }
        }
        if (added > 0) {
            tighten.add(added + (added == 1 ? " benchmark is" : " benchmarks are")
                    + " new: write the baseline again to hold " + (added == 1 ? "it" : "them"));
        }
        tellMissing();
    }

    private void compare(Benchmark benchmark, @Nullable Range is, Range was) {
        if (is == null) {
            say(
                    Level.WARN,
                    benchmark,
                    "its allocation was not measured, baseline " + BenchmarkWords.bytes(was)
                            + ": run JMH with -prof gc");
            return;
        }
        long by = is.beyond(was);
        long slack = Benchmark.slack(was);
        if (by > slack) {
            say(
                    Level.ERROR,
                    benchmark,
                    BenchmarkWords.bytes(is) + ", baseline " + BenchmarkWords.bare(was) + " ("
                            + BenchmarkWords.signed(by) + ", " + BenchmarkWords.signed(slack) + " is allowed)");
        } else if (by < -slack) {
            tighten.add(benchmark.name() + ": " + BenchmarkWords.bytes(is) + ", baseline " + BenchmarkWords.bare(was));
        }
    }

    private void say(Level level, Benchmark benchmark, String fact) {
        messages.add(new Message(level, Ratchet.RULE, benchmark.name(), fact, Anchors.benchmark(benchmark.name())));
    }

    private void tellMissing() {
        List<String> gone = baseline.benchmarks().keySet().stream()
                .filter(name -> !now.benchmarks().containsKey(name))
                .toList();
        if (gone.isEmpty() || missing == Level.OFF) {
            return;
        }
        String of = gone.size() + " of the baseline's " + baseline.benchmarks().size() + " benchmarks ";
        messages.add(new Message(
                missing,
                Ratchet.RULE,
                "",
                now.benchmarks().isEmpty()
                        ? of + "were not compared: no result of JMH was named, with --benchmarks or rowan.benchmarks"
                        : of + "did not run, such as " + gone.get(0) + "; write the baseline again if that is meant",
                ""));
    }

    List<Message> messages() {
        return messages;
    }

    List<String> tighten() {
        return tighten;
    }
}
