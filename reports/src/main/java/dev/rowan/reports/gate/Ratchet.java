package dev.rowan.reports.gate;

import dev.rowan.reports.view.Anchors;
import dev.rowan.reports.view.Counter;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Range;
import dev.rowan.reports.view.TestCounts;
import java.util.ArrayList;
import java.util.List;

/** Nothing worse than the baseline; what is better is told, so that the baseline can be made stricter. */
final class Ratchet {

    static final String RULE = "ratchet";

    /** Exact: the same code gives the same count. Findings are matched one by one, by id. */
    private static final List<Counter> HELD = List.of(Counter.STATEMENTS, Counter.ROUND_TRIPS, Counter.ROWS);

    /** What moves between tests is compared over the whole run. */
    private static final List<Counter> MOVING = List.of(Counter.SEQUENCES, Counter.CONTEXT_START);

    private final Measured now;
    private final Measured baseline;
    private final Level missing;
    private final List<Message> messages = new ArrayList<>();
    private final List<String> tighten = new ArrayList<>();

    Ratchet(Measured now, Measured baseline, Level missing) {
        this.now = now;
        this.baseline = baseline;
        this.missing = missing;
    }

    void run() {
        now.tests().forEach((id, test) -> {
            TestCounts before = baseline.tests().get(id);
            if (before != null) {
                compare(test, before);
            }
        });
        List<String> gone = baseline.tests().values().stream()
                .filter(TestCounts::isTest)
                .map(TestCounts::id)
                .filter(id -> !now.tests().containsKey(id))
                .toList();
        if (gone.isEmpty()) {
            compareWhole();
            tellGoneFindings();
        } else if (missing != Level.OFF) {
            messages.add(new Message(
                    missing,
                    RULE,
                    "",
                    gone.size() + " of the baseline's " + baseline.tests().size() + " tests did not run, such as "
                            + gone.get(0) + "; write the baseline again if that is meant",
                    ""));
        }
        long added = now.tests().keySet().stream()
                .filter(id ->
                        !id.equals(TestCounts.OUTSIDE) && !baseline.tests().containsKey(id))
                .count();
        if (added > 0) {
            tighten.add(added + (added == 1 ? " test is" : " tests are") + " new: write the baseline again to hold "
                    + (added == 1 ? "it" : "them"));
        }
    }

    List<Message> messages() {
        return messages;
    }

    List<String> tighten() {
        return tighten;
    }

    private void compare(TestCounts test, TestCounts before) {
        List<String> worse = new ArrayList<>();
        List<String> better = new ArrayList<>();
        for (Counter counter : HELD) {
            Range was = before.count(counter);
            Range is = test.count(counter);
            if (is.most() > was.most()) {
                // One cause is enough for three counters that rise together.
                String cause = worse.isEmpty() ? Cause.of(test, before, now) : "";
                worse.add(counter.of(is.most()) + ", baseline " + was + " (+" + (is.most() - was.most()) + cause + ")");
            } else if (is.most() < was.least()) {
                better.add(counter.of(is.most()) + ", baseline " + was);
            }
        }
        if (!worse.isEmpty()) {
            // Of what runs outside of tests nobody can say whose it is, and it moves with the order of forks.
            messages.add(new Message(
                    test.isTest() ? Level.ERROR : Level.WARN,
                    RULE,
                    test.name(),
                    String.join("; ", worse),
                    Anchors.test(test.id())));
        } else if (!better.isEmpty()) {
            tighten.add(test.name() + ": " + String.join("; ", better));
        }
    }

    private void tellGoneFindings() {
        List<String> ids = new ArrayList<>();
        baseline.findings().forEach((id, count) -> {
            if (now.findings().getOrDefault(id, Range.ZERO).most() < count.least()) {
                ids.add(id);
            }
        });
        if (!ids.isEmpty()) {
            tighten.add(
                    (ids.size() == 1 ? "1 finding is" : ids.size() + " findings are") + " gone, such as " + ids.get(0));
        }
    }

    private void compareWhole() {
        for (Counter counter : MOVING) {
            long was = sum(baseline, counter);
            long is = sum(now, counter);
            if (is > was) {
                messages.add(new Message(
                        Level.WARN,
                        RULE,
                        "",
                        counter.of(is) + " in all, baseline " + was + " (+" + (is - was) + ")",
                        ""));
            }
        }
    }

    private static long sum(Measured measured, Counter counter) {
        return measured.tests().values().stream()
                .mapToLong(test -> test.count(counter).most())
                .sum();
    }
}
