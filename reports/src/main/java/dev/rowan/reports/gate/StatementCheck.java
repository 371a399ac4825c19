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
    private final Map<String, Long> known = new HashMap<>();

    StatementCheck(Rule rule, Measured now, @Nullable Measured baseline, Limit limit) {
        this.rule = rule;
        this.now = now;
        this.baseline = baseline;
        this.tally = Tally.of(rule);
        this.limit = limit;
        if (baseline != null) {
            baseline.findings().forEach((id, count) -> known.put(id, count.most()));
        }
    }

    void run() {
        Names names = rule.names();
        new TreeMap<>(now.sql()).forEach((fingerprint, text) -> {
            SortedMap<String, Range> about = tally.about(now, fingerprint);
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

    private long takeKnown(Map<String, Range> about) {
        long taken = 0;
        for (Map.Entry<String, Range> one : about.entrySet()) {
            long left = known.getOrDefault(one.getKey(), 0L);
            long mine = Math.min(left, one.getValue().most());
            known.put(one.getKey(), left - mine);
            taken += mine;
        }
        return taken;
    }

    private void findings(Limit.Subject subject, SortedMap<String, Range> about, long before) {
        switch (rule.value()) {
            case TOTAL -> limit.hold(subject, Tally.sum(about).most(), "", tally.named(about));
            case MAXIMUM -> most(test -> seen(test, about), subject, about.isEmpty() ? "" : tally.named(about));
            case DELTA -> {
                String named = tally.named(about);
                limit.holdGrowth(
                        subject, Tally.sum(about).most(), Range.of(before), named.isEmpty() ? "" : ": " + named);
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

    private static long seen(TestCounts test, Map<String, Range> about) {
        long seen = 0;
        for (Map.Entry<String, Range> one : about.entrySet()) {
            seen += Math.min(
                    one.getValue().most(),
                    test.findings().getOrDefault(one.getKey(), Range.ZERO).most());
        }
        return seen;
    }

    private static long calls(TestCounts test, String fingerprint) {
        return test.statements().getOrDefault(fingerprint, Range.ZERO).most();
    }
}
