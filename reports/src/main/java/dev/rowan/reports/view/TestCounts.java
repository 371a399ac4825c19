package dev.rowan.reports.view;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one test ran, counted; over several runs of it, ranges.
 *
 * <p>The maps are given away by whoever makes one: copies of them would be most of what counting takes.
 *
 * @param id the platform's unique id with the invocation index, or {@link #OUTSIDE}
 * @param name what people call it
 * @param runs how often it ran
 * @param counts absent means zero
 * @param statements calls by fingerprint
 * @param findings how many findings of each id were seen in it; of several recordings a range
 */
public record TestCounts(
        String id,
        String name,
        int runs,
        Map<Counter, Range> counts,
        Counts statements,
        SortedMap<String, Range> findings) {

    /** The id under which work outside of tests is counted. */
    public static final String OUTSIDE = "(outside of tests)";

    /** Most tests have none, and a suite has ten thousand tests. */
    public static final SortedMap<String, Range> NO_FINDINGS = Collections.unmodifiableSortedMap(new TreeMap<>());

    public TestCounts {
        counts = Collections.unmodifiableMap(counts);
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

    /** The same with these findings. */
    public TestCounts withFindings(SortedMap<String, Range> seen) {
        EnumMap<Counter, Range> more = new EnumMap<>(Counter.class);
        more.putAll(counts);
        more.put(Counter.FINDINGS, seen.values().stream().reduce(Range.ZERO, Range::plus));
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
        return new TestCounts(
                id, name, runs + other.runs, both, statements.with(other.statements), both(findings, other.findings));
    }

    private static SortedMap<String, Range> both(SortedMap<String, Range> one, SortedMap<String, Range> other) {
        SortedMap<String, Range> both = new TreeMap<>();
        one.forEach((key, range) -> both.put(key, range.with(other.getOrDefault(key, Range.ZERO))));
        other.forEach((key, range) -> both.computeIfAbsent(key, absent -> range.with(Range.ZERO)));
        return both;
    }
}
