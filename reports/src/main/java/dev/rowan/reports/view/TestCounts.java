package dev.rowan.reports.view;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one test ran, counted; over several runs of it, ranges.
 *
 * <p>The maps are given away by whoever makes one: a suite has half a million counts, and copies of them would be most of
 * what counting takes.
 *
 * @param id the platform's unique id with the invocation index, or {@link #OUTSIDE}
 * @param name what people call it
 * @param runs how often it ran
 * @param counts absent means zero
 * @param statements calls by fingerprint
 * @param findings how many findings of each id were seen in it
 */
public record TestCounts(
        String id,
        String name,
        int runs,
        Map<Counter, Range> counts,
        SortedMap<String, Range> statements,
        SortedMap<String, Integer> findings) {

    /** The id under which work outside of tests is counted. */
    public static final String OUTSIDE = "(outside of tests)";

    /** Most tests have none, and a suite has ten thousand tests. */
    public static final SortedMap<String, Integer> NO_FINDINGS = Collections.unmodifiableSortedMap(new TreeMap<>());

    public TestCounts {
        counts = Collections.unmodifiableMap(counts);
        statements = Collections.unmodifiableSortedMap(statements);
        findings = Collections.unmodifiableSortedMap(findings);
    }

    public Range count(Counter counter) {
        return counts.getOrDefault(counter, Range.ZERO);
    }

    public boolean isTest() {
        return !id.equals(OUTSIDE);
    }

    /** This test's class, where its name has one: everything before the method. */
    public String className() {
        int paren = name.indexOf('(');
        String bare = paren < 0 ? name : name.substring(0, paren);
        int dot = bare.lastIndexOf('.');
        return dot < 0 ? bare : bare.substring(0, dot);
    }

    /** The same with these findings, each run having shown all of them. */
    public TestCounts withFindings(SortedMap<String, Integer> seen) {
        EnumMap<Counter, Range> more = new EnumMap<>(Counter.class);
        more.putAll(counts);
        more.put(
                Counter.FINDINGS,
                Range.of(seen.values().stream().mapToInt(Integer::intValue).sum()));
        return new TestCounts(id, name, runs, more, statements, seen);
    }

    /** Both runs seen as one: what either showed lies in the ranges. */
    public TestCounts with(TestCounts other) {
        EnumMap<Counter, Range> both = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            Range range = count(counter).with(other.count(counter));
            if (range.most() > 0) {
                both.put(counter, range);
            }
        }
        SortedMap<String, Range> calls = new TreeMap<>();
        statements.forEach((fingerprint, range) ->
                calls.put(fingerprint, range.with(other.statements.getOrDefault(fingerprint, Range.ZERO))));
        other.statements.forEach(
                (fingerprint, range) -> calls.computeIfAbsent(fingerprint, absent -> range.with(Range.ZERO)));
        SortedMap<String, Integer> seen = new TreeMap<>(findings);
        other.findings.forEach((finding, count) -> seen.merge(finding, count, Math::max));
        return new TestCounts(id, name, runs + other.runs, both, calls, seen);
    }
}
