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
            return Range.of(sum(found(tests)));
        }
        Range sum = Range.ZERO;
        for (TestCounts test : tests) {
            sum = sum.plus(test.count(counter));
        }
        return sum;
    }

    long of(TestCounts test) {
        return countsFindings()
                ? sum(counted(test.findings()))
                : test.count(counter).most();
    }

    /** The findings that count, of tests that are one element: each as often as in the test that has most of it. */
    SortedMap<String, Integer> found(Collection<TestCounts> tests) {
        SortedMap<String, Integer> found = new TreeMap<>();
        for (TestCounts test : tests) {
            counted(test.findings()).forEach((id, count) -> found.merge(id, count, Math::max));
        }
        return found;
    }

    SortedMap<String, Integer> found(Measured measured) {
        return counted(measured.findings());
    }

    /** The findings that count, about one statement. */
    SortedMap<String, Integer> about(Measured measured, String fingerprint) {
        return counted(measured.about().getOrDefault(fingerprint, TestCounts.NO_FINDINGS));
    }

    private SortedMap<String, Integer> counted(SortedMap<String, Integer> findings) {
        if (finding.isEmpty() || findings.isEmpty()) {
            return findings;
        }
        SortedMap<String, Integer> counted = new TreeMap<>(findings);
        counted.keySet().removeIf(id -> !id.startsWith(finding + ":"));
        return counted;
    }

    /** So many, in words. */
    String words(long count) {
        return finding.isEmpty() ? counter.of(count) : count + " of " + finding;
    }

    static long sum(Map<String, Integer> findings) {
        return findings.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Which findings: the first by name, and how many more; their rule is left out where the rule names it. */
    String named(Map<String, Integer> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        String id = findings.keySet().iterator().next();
        String rest = findings.size() == 1 ? "" : " and " + (findings.size() - 1) + " more";
        return (finding.isEmpty() ? id : id.substring(finding.length() + 1)) + rest;
    }
}
