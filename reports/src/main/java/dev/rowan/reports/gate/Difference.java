package dev.rowan.reports.gate;

import dev.rowan.reports.view.Counter;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Range;
import dev.rowan.reports.view.TestCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What differs between two recordings or baselines.
 *
 * @param tests changed tests, the largest growth first
 * @param newFindings ids that only the second has, or has more often
 * @param goneFindings ids that only the first has, or has more often
 * @param benchmarks those that only one of them has, or that differ
 */
public record Difference(
        List<TestChange> tests,
        List<String> newFindings,
        List<String> goneFindings,
        List<String> added,
        List<String> gone,
        List<BenchmarkChange> benchmarks) {

    /**
     * A test that runs more or less than before.
     *
     * @param by growth in statements; negative when there are fewer
     * @param facts what changed, counter by counter
     */
    public record TestChange(String name, long by, String facts) {}

    private static final List<Counter> COMPARED =
            List.of(Counter.STATEMENTS, Counter.ROUND_TRIPS, Counter.ROWS, Counter.SEQUENCES, Counter.CONTEXT_START);

    public Difference {
        tests = List.copyOf(tests);
        newFindings = List.copyOf(newFindings);
        goneFindings = List.copyOf(goneFindings);
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        benchmarks = List.copyOf(benchmarks);
    }

    public static Difference between(Measured before, Measured after) {
        List<TestChange> changes = new ArrayList<>();
        List<String> added = new ArrayList<>();
        after.tests().forEach((id, now) -> {
            TestCounts was = before.tests().get(id);
            if (was == null) {
                added.add(now.name());
            } else {
                compare(was, now, after, changes);
            }
        });
        changes.sort(Comparator.comparingLong(TestChange::by).reversed().thenComparing(TestChange::name));
        List<String> gone = before.tests().keySet().stream()
                .filter(id -> !after.tests().containsKey(id))
                .toList();
        return new Difference(
                changes,
                added(before, after),
                gone(before, after),
                added,
                gone,
                BenchmarkChange.between(before, after));
    }

    public boolean isEmpty() {
        return tests.isEmpty()
                && newFindings.isEmpty()
                && goneFindings.isEmpty()
                && added.isEmpty()
                && gone.isEmpty()
                && benchmarks.isEmpty();
    }

    private static void compare(TestCounts was, TestCounts now, Measured after, List<TestChange> changes) {
        List<String> facts = new ArrayList<>();
        for (Counter counter : COMPARED) {
            Range before = was.count(counter);
            Range is = now.count(counter);
            long by = is.beyond(before);
            if (by != 0) {
                String cause = by > 0 && facts.isEmpty() ? Cause.of(now, was, after) : "";
                facts.add(counter.of(is.most()) + ", was " + before + " (" + (by > 0 ? "+" : "−") + Math.abs(by) + cause
                        + ")");
            }
        }
        if (!facts.isEmpty()) {
            changes.add(new TestChange(
                    now.name(),
                    now.count(Counter.STATEMENTS).most()
                            - was.count(Counter.STATEMENTS).most(),
                    String.join("; ", facts)));
        }
    }

    private static List<String> added(Measured before, Measured after) {
        return ids(after, (id, is) -> is.most() > count(before, id).most());
    }

    /** What may be missing by itself is not gone. */
    private static List<String> gone(Measured before, Measured after) {
        return ids(before, (id, was) -> count(after, id).most() < was.least());
    }

    private static Range count(Measured measured, String id) {
        return measured.findings().getOrDefault(id, Range.ZERO);
    }

    private static List<String> ids(Measured of, BiPredicate<String, Range> which) {
        List<String> ids = new ArrayList<>();
        of.findings().forEach((id, count) -> {
            if (which.test(id, count)) {
                ids.add(count.exact() ? id : id + " (" + count + ")");
            }
        });
        return ids;
    }
}
