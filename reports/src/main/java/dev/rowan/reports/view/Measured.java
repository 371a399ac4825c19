package dev.rowan.reports.view;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A recording, counted: what a gate compares and a baseline stores.
 *
 * @param tests by id
 * @param findings how many findings there are of each id, a range where some recordings had fewer; an id's {@code #2} suffix, which depends on order, is cut
 * @param about the ids among those findings that are about a statement, by its fingerprint; empty in a stored baseline
 * @param sql what each fingerprint stands for
 * @param sites the place that ran a statement most, by fingerprint; empty in a stored baseline
 * @param costs rows and time by statement, where a rule asks for them
 * @param benchmarks by name
 */
public record Measured(
        SortedMap<String, TestCounts> tests,
        SortedMap<String, Range> findings,
        SortedMap<String, SortedMap<String, Range>> about,
        Map<String, String> sql,
        Map<String, String> sites,
        StatementCosts costs,
        SortedMap<String, Benchmark> benchmarks) {

    public Measured {
        tests = Collections.unmodifiableSortedMap(new TreeMap<>(tests));
        findings = Collections.unmodifiableSortedMap(new TreeMap<>(findings));
        about = Collections.unmodifiableSortedMap(new TreeMap<>(about));
        sql = Map.copyOf(sql);
        sites = Map.copyOf(sites);
        benchmarks = Collections.unmodifiableSortedMap(new TreeMap<>(benchmarks));
    }

    /** Nothing but benchmarks. */
    public static Measured of(SortedMap<String, Benchmark> benchmarks) {
        return new Measured(
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Map.of(), Map.of(), StatementCosts.NONE, benchmarks);
    }

    /** The same with what JMH measured. */
    public Measured with(SortedMap<String, Benchmark> more) {
        return new Measured(tests, findings, about, sql, sites, costs, more);
    }

    /** A finding's id without the number that tells collisions apart. */
    public static String baseId(String id) {
        int number = id.lastIndexOf('#');
        boolean numbered = number >= 0
                && number + 1 < id.length()
                && id.chars().skip(number + 1).allMatch(Character::isDigit);
        return numbered ? id.substring(0, number) : id;
    }

    /** Whether it says how long tests took: a recording does, a stored baseline never. */
    public boolean hasTimes() {
        return tests.values().stream().anyMatch(test -> test.count(Counter.TIME).most() > 0);
    }

    /** Calls of a statement over all tests, each at its most. */
    public long calls(String fingerprint) {
        return tests.values().stream()
                .mapToLong(test ->
                        test.statements().getOrDefault(fingerprint, Range.ZERO).most())
                .sum();
    }
}
