package dev.rowan.reports.gate;

import dev.rowan.reports.view.Counter;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Range;
import dev.rowan.reports.view.TestCounts;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a rule counts, and how: executions add up over tests, while a finding that two tests show is one fault. */
record Tally(Counter counter, String finding) {

    static Tally of(Rule rule) {
        return new Tally(rule.counter(), rule.finding());
    }

    boolean countsFindings() {
        return counter == Counter.FINDINGS;
    }

    /** The count over tests that are one element. */
    Range of(Collection<TestCounts> tests) {
        if (countsFindings()) {
            return sum(found(tests));
        }
        Range sum = Range.ZERO;
        for (TestCounts test : tests) {
            sum = sum.plus(test.count(counter));
        }
        return sum;
    }

    long of(TestCounts test) {
        return countsFindings()
                ? sum(counted(test.findings())).most()
                : test.count(counter).most();
    }

    /** The findings that count, of tests that are one element: each as often as in the test that has most of it. */
    SortedMap<String, Range> found(Collection<TestCounts> tests) {
        SortedMap<String, Range> found = new TreeMap<>();
        for (TestCounts test : tests) {
            counted(test.findings()).forEach((id, count) -> found.merge(id, count, Range::larger));
        }
        return found;
    }

    SortedMap<String, Range> found(Measured measured) {
        return counted(measured.findings());
    }

    /** The findings that count, about one statement. */
    SortedMap<String, Range> about(Measured measured, String fingerprint) {
        return counted(measured.about().getOrDefault(fingerprint, TestCounts.NO_FINDINGS));
    }

    private SortedMap<String, Range> counted(SortedMap<String, Range> findings) {
        if (finding.isEmpty() || findings.isEmpty()) {
            return findings;
        }
        SortedMap<String, Range> counted = new TreeMap<>(findings);
        counted.keySet().removeIf(id -> !id.startsWith(finding + ":"));
        return counted;
    }

    /** So many, in words. */
    String words(long count) {
        return finding.isEmpty() ? counter.of(count) : count + " of " + finding;
    }

    static Range sum(Map<String, Range> findings) {
        return findings.values().stream().reduce(Range.ZERO, Range::plus);
    }

    /** Which findings: the first by name, and how many more; their rule is left out where the rule names it. */
    String named(Map<String, Range> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        String id = findings.keySet().iterator().next();
        String rest = findings.size() == 1 ? "" : " and " + (findings.size() - 1) + " more";
        return (finding.isEmpty() ? id : id.substring(finding.length() + 1)) + rest;
    }
}
