package dev.rowan.reports.gate;

import dev.rowan.reports.view.Anchors;
import dev.rowan.reports.view.Counter;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Range;
import dev.rowan.reports.view.TestCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds one written rule against a recording. */
final class RuleCheck {

    private final Rule rule;
    private final Measured now;
    private final @Nullable Measured baseline;
    private final Tally tally;
    private final Limit limit;

    private RuleCheck(Rule rule, Measured now, @Nullable Measured baseline) {
        this.rule = rule;
        this.now = now;
        this.baseline = baseline;
        this.tally = Tally.of(rule);
        this.limit = new Limit(rule);
    }

    static List<Message> check(Rule rule, Measured now, @Nullable Measured baseline) throws ConfigurationException {
        if (rule.value() == Value.DELTA && baseline == null) {
            throw new ConfigurationException("The rule " + rule.name()
                    + " compares with a baseline, and there is none. Write one with: rowan baseline DIR --out FILE,"
                    + " and name it with --baseline FILE.");
        }
        if (rule.value() == Value.DELTA && rule.counter() == Counter.TIME && baseline != null && !baseline.hasTimes()) {
            throw new ConfigurationException("The rule " + rule.name() + " compares times, and the baseline has none: a"
                    + " baseline file holds counts alone. Name an earlier recording instead: --baseline DIR.");
        }
        RuleCheck check = new RuleCheck(rule, now, baseline);
        switch (rule.element()) {
            case BUNDLE -> check.bundle();
            case CLASS -> check.classes();
            case TEST -> check.tests();
            case STATEMENT -> new StatementCheck(rule, now, baseline, check.limit).run();
            case BENCHMARK -> new BenchmarkCheck(rule, now, baseline, check.limit).run();
        }
        return check.limit.messages();
    }

    private void tests() {
        Names names = rule.names();
        for (TestCounts test : now.tests().values()) {
            if (test.isTest() && names.contains(test.name())) {
                judge(List.of(test), new Limit.Subject(test.name(), Anchors.test(test.id())));
            }
        }
        limit.tellIdle(names, "test");
    }

    private void classes() {
        Names names = rule.names();
        SortedMap<String, List<TestCounts>> byClass = new TreeMap<>();
        for (TestCounts test : now.tests().values()) {
            if (test.isTest()) {
                byClass.computeIfAbsent(test.className(), absent -> new ArrayList<>())
                        .add(test);
            }
        }
        byClass.forEach((name, tests) -> {
            if (names.contains(name)) {
                judge(tests, new Limit.Subject(name, ""));
            }
        });
        limit.tellIdle(names, "class");
    }

    private void bundle() {
        if (!tally.countsFindings() || rule.value() == Value.MAXIMUM) {
            judge(List.copyOf(now.tests().values()), Limit.Subject.WHOLE_RUN);
            return;
        }
        Map<String, Range> found = tally.found(now);
        if (rule.value() == Value.TOTAL) {
            limit.hold(Limit.Subject.WHOLE_RUN, Tally.sum(found).most(), "", tally.named(found));
        } else if (baseline != null) {
            grown(found, tally.found(baseline), Limit.Subject.WHOLE_RUN);
        }
    }

    private void judge(List<TestCounts> tests, Limit.Subject subject) {
        switch (rule.value()) {
            case TOTAL -> limit.hold(subject, tally.of(tests).most(), "", tally.countsFindings() ? named(tests) : "");
            case MAXIMUM -> {
                TestCounts most = null;
                for (TestCounts test : tests) {
                    if (most == null || tally.of(test) > tally.of(most)) {
                        most = test;
                    }
                }
                if (most != null) {
                    limit.hold(
                            subject,
                            tally.of(most),
                            tests.size() == 1 ? "" : " in " + most.name(),
                            tally.countsFindings() ? named(List.of(most)) : "");
                }
            }
            case DELTA -> growth(tests, subject);
        }
    }

    private String named(List<TestCounts> tests) {
        return tally.named(tally.found(tests));
    }

    private void growth(List<TestCounts> tests, Limit.Subject subject) {
        if (baseline == null) {
            return;
        }
        List<TestCounts> both = new ArrayList<>();
        List<TestCounts> before = new ArrayList<>();
        for (TestCounts test : tests) {
            TestCounts was = baseline.tests().get(test.id());
            // A new test has nothing to be compared with.
            if (was != null) {
                both.add(test);
                before.add(was);
            }
        }
        if (tally.countsFindings()) {
            grown(tally.found(both), tally.found(before), subject);
            return;
        }
        Range was = tally.of(before);
        String cause = both.size() == 1 ? Cause.of(both.get(0), before.get(0), now) : "";
        limit.holdGrowth(subject, tally.of(both).most(), was, cause);
    }

    private void grown(Map<String, Range> found, Map<String, Range> before, Limit.Subject subject) {
        Map<String, Range> more = new HashMap<>(found);
        more.entrySet()
                .removeIf(entry -> entry.getValue().most()
                        <= before.getOrDefault(entry.getKey(), Range.ZERO).most());
        String named = tally.named(new TreeMap<>(more));
        limit.holdGrowth(subject, Tally.sum(found).most(), Tally.sum(before), named.isEmpty() ? "" : ": " + named);
    }
}
