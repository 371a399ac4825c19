package dev.rowan.reports.gate;

import dev.rowan.reports.view.Anchors;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Range;
import dev.rowan.reports.view.StatementCosts;
import dev.rowan.reports.view.TestCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Holds a rule about statements against each of them: how often it ran, its rows and time, or what was found about it. */
final class StatementCheck {

    private final Rule rule;
    private final Measured now;
    private final @Nullable Measured baseline;
    private final Tally tally;
    private final Limit limit;

    /** Findings of the baseline that no statement took for its own yet; a stored baseline knows them by id alone. */
    private final Map<String, Integer> known;

    StatementCheck(Rule rule, Measured now, @Nullable Measured baseline, Limit limit) {
        this.rule = rule;
        this.now = now;
        this.baseline = baseline;
        this.tally = Tally.of(rule);
        this.limit = limit;
        this.known = new HashMap<>(baseline == null ? Map.of() : baseline.findings());
    }

    void run() {
        Names names = rule.names();
        new TreeMap<>(now.sql()).forEach((fingerprint, text) -> {
            SortedMap<String, Integer> about = tally.about(now, fingerprint);
            long before = takeKnown(about);
            if (names.contains(text)) {
                Limit.Subject subject = new Limit.Subject(Cause.brief(text), Anchors.statement(fingerprint));
                if (tally.countsFindings()) {
                    findings(subject, about, before);
                } else if (rule.limitsCosts()) {
                    costs(subject, fingerprint);
                } else {
                    executions(subject, fingerprint);
                }
            }
        });
        limit.tellIdle(names, "statement");
    }

    private long takeKnown(Map<String, Integer> about) {
        long taken = 0;
        for (Map.Entry<String, Integer> one : about.entrySet()) {
            int left = known.getOrDefault(one.getKey(), 0);
            int mine = Math.min(left, one.getValue());
            known.put(one.getKey(), left - mine);
            taken += mine;
        }
        return taken;
    }

    private void findings(Limit.Subject subject, SortedMap<String, Integer> about, long before) {
        switch (rule.value()) {
            case TOTAL -> limit.hold(subject, Tally.sum(about), "", tally.named(about));
            case MAXIMUM -> most(test -> seen(test, about), subject, about.isEmpty() ? "" : tally.named(about));
            case DELTA -> {
                String named = tally.named(about);
                limit.holdGrowth(subject, Tally.sum(about), Range.of(before), named.isEmpty() ? "" : ": " + named);
            }
        }
    }

    private void executions(Limit.Subject subject, String fingerprint) {
        switch (rule.value()) {
            case TOTAL -> limit.hold(subject, now.calls(fingerprint), "", "");
            case MAXIMUM -> most(test -> calls(test, fingerprint), subject, "");
            case DELTA -> {
                if (baseline != null) {
                    limit.holdGrowth(subject, now.calls(fingerprint), Range.of(baseline.calls(fingerprint)), "");
                }
            }
        }
    }

    private void costs(Limit.Subject subject, String fingerprint) {
        if (rule.value() == Value.MAXIMUM) {
            Map<String, StatementCosts.Cost> byTest = now.costs().of(fingerprint);
            most(
                    test -> byTest.getOrDefault(test.id(), StatementCosts.Cost.ZERO)
                            .of(rule.counter()),
                    subject,
                    "");
        } else {
            // Growth of them is refused where rules are read: a baseline has rows by test, and no times.
            limit.hold(subject, now.costs().total(fingerprint).of(rule.counter()), "", "");
        }
    }

    private void most(ToLongFunction<TestCounts> count, Limit.Subject subject, String what) {
        TestCounts most = null;
        long largest = 0;
        for (TestCounts test : now.tests().values()) {
            long is = count.applyAsLong(test);
            if (is > largest) {
                most = test;
                largest = is;
            }
        }
        if (most != null) {
            limit.hold(subject, largest, " in " + most.name(), what);
        }
    }

    private static long seen(TestCounts test, Map<String, Integer> about) {
        long seen = 0;
        for (Map.Entry<String, Integer> one : about.entrySet()) {
            seen += Math.min(one.getValue(), test.findings().getOrDefault(one.getKey(), 0));
        }
        return seen;
    }

    private static long calls(TestCounts test, String fingerprint) {
        return test.statements().getOrDefault(fingerprint, Range.ZERO).most();
    }
}
