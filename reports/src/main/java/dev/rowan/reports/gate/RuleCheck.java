package dev.rowan.reports.gate;

import dev.rowan.reports.view.Anchors;
import dev.rowan.reports.view.Counter;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Range;
import dev.rowan.reports.view.TestCounts;
import java.util.ArrayList;
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
    private final List<Message> messages = new ArrayList<>();

    private RuleCheck(Rule rule, Measured now, @Nullable Measured baseline) {
        this.rule = rule;
        this.now = now;
        this.baseline = baseline;
    }

    static List<Message> check(Rule rule, Measured now, @Nullable Measured baseline) throws ConfigurationException {
        if (rule.value() == Value.DELTA && baseline == null) {
            throw new ConfigurationException("The rule " + rule.name()
                    + " compares with a baseline, and there is none. Write one with: rowan baseline DIR --out FILE,"
                    + " and name it with --baseline FILE.");
        }
        RuleCheck check = new RuleCheck(rule, now, baseline);
        switch (rule.element()) {
            case BUNDLE -> check.bundle();
            case CLASS -> check.classes();
            case TEST -> check.tests();
            case STATEMENT -> check.statements();
            case BENCHMARK ->
                throw new ConfigurationException(
                        "The rule " + rule.name() + " is about benchmarks, which are not recorded yet.");
        }
        return check.messages;
    }

    private void tests() {
        Names names = rule.names();
        for (TestCounts test : now.tests().values()) {
            if (test.isTest() && names.contains(test.name())) {
                judge(List.of(test), test.name(), Anchors.test(test.id()));
            }
        }
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
                judge(tests, name, "");
            }
        });
    }

    private void bundle() {
        if (rule.counter() == Counter.FINDINGS && rule.value() != Value.MAXIMUM) {
            long is = findings(now);
            if (rule.value() == Value.TOTAL) {
                limit(is, "", "", "");
            } else if (baseline != null) {
                delta(is, Range.of(findings(baseline)), "", "", "");
            }
            return;
        }
        judge(List.copyOf(now.tests().values()), "", "");
    }

    private long findings(Measured measured) {
        return measured.findings().entrySet().stream()
                .filter(entry -> rule.finding().isEmpty() || entry.getKey().startsWith(rule.finding() + ":"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void judge(List<TestCounts> tests, String subject, String anchor) {
        Counter counter = rule.counter();
        switch (rule.value()) {
            case TOTAL ->
                limit(
                        tests.stream()
                                .mapToLong(test -> test.count(counter).most())
                                .sum(),
                        subject,
                        anchor,
                        "");
            case MAXIMUM -> {
                TestCounts most = null;
                for (TestCounts test : tests) {
                    if (most == null
                            || test.count(counter).most() > most.count(counter).most()) {
                        most = test;
                    }
                }
                if (most != null) {
                    limit(most.count(counter).most(), subject, anchor, tests.size() == 1 ? "" : " in " + most.name());
                }
            }
            case DELTA -> delta(tests, subject, anchor);
        }
    }

    private void delta(List<TestCounts> tests, String subject, String anchor) {
        if (baseline == null) {
            return;
        }
        long is = 0;
        Range was = Range.ZERO;
        String cause = "";
        for (TestCounts test : tests) {
            TestCounts before = baseline.tests().get(test.id());
            if (before == null) {
                // A new test has nothing to be compared with.
                continue;
            }
            is += test.count(rule.counter()).most();
            was = was.plus(before.count(rule.counter()));
            if (tests.size() == 1) {
                cause = Cause.of(test, before, now);
            }
        }
        delta(is, was, subject, anchor, cause);
    }

    private void statements() {
        Names names = rule.names();
        SortedMap<String, String> sql = new TreeMap<>(now.sql());
        sql.forEach((fingerprint, text) -> {
            if (!names.contains(text)) {
                return;
            }
            String anchor = Anchors.statement(fingerprint);
            String subject = Cause.brief(text);
            switch (rule.value()) {
                case TOTAL -> limit(now.calls(fingerprint), subject, anchor, "");
                case MAXIMUM ->
                    now.tests().values().stream()
                            .filter(test -> test.statements().containsKey(fingerprint))
                            .max((one, other) -> Long.compare(calls(one, fingerprint), calls(other, fingerprint)))
                            .ifPresent(test -> limit(calls(test, fingerprint), subject, anchor, " in " + test.name()));
                case DELTA -> {
                    if (baseline != null) {
                        delta(now.calls(fingerprint), Range.of(baseline.calls(fingerprint)), subject, anchor, "");
                    }
                }
            }
        });
    }

    private static long calls(TestCounts test, String fingerprint) {
        return test.statements().getOrDefault(fingerprint, Range.ZERO).most();
    }

    private void limit(long is, String subject, String anchor, String where) {
        if (is > rule.limit()) {
            say(subject, what(is) + where + ", limit " + rule.limit(), anchor);
        }
    }

    private void delta(long is, Range was, String subject, String anchor, String cause) {
        long more = is - was.most();
        if (more > rule.limit()) {
            String allowed = rule.limit() == 0 ? "" : ", limit +" + rule.limit();
            say(subject, what(is) + ", baseline " + was + " (+" + more + cause + ")" + allowed, anchor);
        }
    }

    private String what(long count) {
        return rule.finding().isEmpty() ? rule.counter().of(count) : count + " of " + rule.finding();
    }

    private void say(String subject, String fact, String anchor) {
        messages.add(new Message(rule.level(), rule.name(), subject, fact, anchor));
    }
}
