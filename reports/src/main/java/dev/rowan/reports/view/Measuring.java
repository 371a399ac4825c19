package dev.rowan.reports.view;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.event.Unit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counting: from units to what a gate compares. */
final class Measuring {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Places places;
    private final SortedMap<String, TestCounts> tests = new TreeMap<>();
    private final Map<String, String> sql = new HashMap<>();
    private final Map<String, Map<String, Long>> sites = new HashMap<>();
    /** How many JVMs ran each test: the units of one come together. */
    private final Map<String, Integer> jvms = new HashMap<>();

    private final boolean costing;
    private final StatementCosts costs = new StatementCosts();

    /** Counting; of single statements rows and time only where they are asked for. */
    Measuring(Places places, boolean costing) {
        this.places = places;
        this.costing = costing;
    }

    void add(List<TestRuns.Test> some) {
        for (TestRuns.Test test : some) {
            jvms.merge(test.id(), test.jvms(), Integer::sum);
            for (List<Unit> units : test.runs()) {
                tests.merge(test.id(), count(test, units), TestCounts::with);
            }
        }
    }

    Measured with(Analysis analysis) {
        FindingCounts findings = FindingCounts.of(analysis, jvms);
        for (Finding finding : analysis.findings()) {
            sql.putIfAbsent(
                    finding.statement().fingerprint(), finding.statement().sql());
        }
        SortedMap<String, TestCounts> counted = new TreeMap<>(tests);
        findings.byTest.forEach((id, seen) -> counted.computeIfPresent(id, (same, test) -> test.withFindings(seen)));
        Map<String, String> mostFrequent = new HashMap<>();
        sites.forEach((fingerprint, counts) -> counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .ifPresent(site -> mostFrequent.put(fingerprint, site.getKey())));
        return new Measured(counted, findings.all, findings.byStatement, sql, mostFrequent, costs, new TreeMap<>());
    }

    private TestCounts count(TestRuns.Test test, List<Unit> units) {
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        Map<String, Long> calls = new HashMap<>();
        Map<String, StatementCosts.Cost> run = new HashMap<>();
        long nanos = 0;
        for (Unit unit : units) {
            for (Step step : unit.steps()) {
                Counter counter = counterOf(unit, step);
                counts.merge(counter, step.count(), Long::sum);
                if (counter != Counter.STATEMENTS) {
                    continue;
                }
                counts.merge(Counter.ROWS, step.rows().total(), Long::sum);
                nanos += step.nanos();
                String fingerprint = step.statement().fingerprint();
                calls.merge(fingerprint, step.count(), Long::sum);
                if (costing) {
                    run.merge(
                            fingerprint,
                            new StatementCosts.Cost(step.rows().total(), step.nanos()),
                            StatementCosts.Cost::plus);
                }
                sql.putIfAbsent(fingerprint, step.statement().sql());
                Frame site = step.site();
                if (site != null) {
                    sites.computeIfAbsent(fingerprint, absent -> new HashMap<>())
                            .merge(places.of(site), step.count(), Long::sum);
                }
            }
            // What found no place in a step was still executed, and a budget must not be met by overflowing.
            counts.merge(Counter.STATEMENTS, unit.overflow(), Long::sum);
            counts.merge(Counter.ROUND_TRIPS, ends(unit), Long::sum);
        }
        costs.add(test.id(), run);
        counts.merge(Counter.ROUND_TRIPS, counts.getOrDefault(Counter.STATEMENTS, 0L), Long::sum);
        counts.put(Counter.DISTINCT, (long) calls.size());
        counts.put(Counter.TIME, Math.round(nanos / NANOS_PER_MILLI));
        Map<Counter, Range> ranges = new EnumMap<>(Counter.class);
        counts.forEach((counter, count) -> {
            if (count > 0) {
                ranges.put(counter, Range.of(count));
            }
        });
        Map<String, Range> statements = new HashMap<>();
        calls.forEach((fingerprint, count) -> statements.put(fingerprint, Range.of(count)));
        return new TestCounts(test.id(), test.name(), 1, ranges, Counts.of(statements), TestCounts.NO_FINDINGS);
    }

    private static long ends(Unit unit) {
        if (unit.phase() == TestPhase.CONTEXT) {
            return 0;
        }
        return unit.transactions().stream()
                .filter(transaction ->
                        transaction.outcome() != Transaction.Outcome.OPEN && transaction.statements() > 0)
                .count();
    }

    /** Which counter an execution belongs to: what moves between tests has counters of its own. */
    static Counter counterOf(Unit unit, Step step) {
        if (step.has(Role.POOL_VALIDATION)) {
            return Counter.VALIDATION;
        }
        boolean sequence = step.has(Role.SEQUENCE_CALL);
        boolean housekeeping = false;
        for (Role role : step.roles()) {
            housekeeping |= role != Role.SEQUENCE_CALL && role.isHousekeeping();
        }
        if (unit.phase() == TestPhase.CONTEXT || housekeeping) {
            return Counter.CONTEXT_START;
        }
        return sequence ? Counter.SEQUENCES : Counter.STATEMENTS;
    }
}
