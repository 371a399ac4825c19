package dev.rowan.reports.view;

import dev.rowan.analysis.event.PathCount;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Verb;
import dev.rowan.reports.view.StatementView.Site;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every distinct statement, summed over all units; what the application never ran comes last. */
final class StatementTable {

    /** Call sites listed with a statement. */
    private static final int SITES = 5;

    private static final double NANOS_PER_MILLI = 1e6;

    private static final class Sum {
        private final SqlStatement statement;
        private final Map<String, Long> sites = new HashMap<>();
        private long calls;
        private long rows;
        private long nanos;
        private boolean setUp = true;

        Sum(SqlStatement statement) {
            this.statement = statement;
        }

        void add(Unit unit, Step step, Places places) {
            setUp &= isSetUp(unit, step);
            calls += step.count();
            rows += step.rows().total();
            nanos += step.nanos();
            for (PathCount path : step.paths()) {
                var site = path.path().site();
                if (site != null) {
                    sites.merge(places.of(site), path.count(), Long::sum);
                }
            }
        }
    }

    private final Map<String, Sum> sums = new LinkedHashMap<>();

    private final Places places;
    private long nanos;

    StatementTable(Places places) {
        this.places = places;
    }

    void add(List<Unit> units) {
        for (Unit unit : units) {
            for (Step step : unit.steps()) {
                nanos += step.nanos();
                sums.computeIfAbsent(step.statement().fingerprint(), absent -> new Sum(step.statement()))
                        .add(unit, step, places);
            }
        }
    }

    /** Whether it makes tables, fills them, prepares or checks: nothing that an application's user waits for. */
    private static boolean isSetUp(Unit unit, Step step) {
        var site = step.site();
        Counter counter = Measuring.counterOf(unit, step);
        return (unit.phase() != TestPhase.NONE && unit.phase() != TestPhase.BODY)
                || (counter != Counter.STATEMENTS && counter != Counter.SEQUENCES)
                || step.has(Role.FIXTURE)
                || step.has(Role.TEST_CODE)
                || step.statement().verb() == Verb.DDL
                || (site != null && site.isTest());
    }

    /** Time in the driver over all units. */
    double millis() {
        return nanos / NANOS_PER_MILLI;
    }

    int size() {
        return sums.size();
    }

    Map<String, SqlStatement> statements() {
        Map<String, SqlStatement> statements = new HashMap<>();
        sums.forEach((fingerprint, sum) -> statements.put(fingerprint, sum.statement));
        return statements;
    }

    List<StatementView> views(
            LatencyTable latencies, Measured now, @Nullable Measured baseline, Map<String, String> findingOf) {
        Map<String, Long> callsNow = baseline == null ? Map.of() : calls(now);
        Map<String, Long> callsBefore = baseline == null ? Map.of() : calls(baseline);
        return sums.values().stream()
                .sorted(Comparator.comparing((Sum sum) -> sum.setUp)
                        .thenComparingLong(sum -> -sum.nanos)
                        .thenComparing(sum -> sum.statement.fingerprint()))
                .map(sum -> {
                    String fingerprint = sum.statement.fingerprint();
                    return new StatementView(
                            fingerprint,
                            Anchors.statement(fingerprint),
                            sum.statement.sql(),
                            sum.calls,
                            sum.rows,
                            sum.nanos / NANOS_PER_MILLI,
                            latencies.at(fingerprint, 50),
                            latencies.at(fingerprint, 99),
                            sites(sum),
                            Math.max(0, sum.sites.size() - SITES),
                            baseline == null
                                    ? null
                                    : Long.valueOf(callsNow.getOrDefault(fingerprint, 0L)
                                            - callsBefore.getOrDefault(fingerprint, 0L)),
                            sum.setUp,
                            findingOf.getOrDefault(fingerprint, ""));
                })
                .toList();
    }

    private static Map<String, Long> calls(Measured measured) {
        Map<String, Long> calls = new HashMap<>();
        measured.tests()
                .values()
                .forEach(test -> test.statements()
                        .forEach((fingerprint, range) -> calls.merge(fingerprint, range.most(), Long::sum)));
        return calls;
    }

    private static List<Site> sites(Sum sum) {
        return sum.sites.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(SITES)
                .map(entry -> new Site(entry.getKey(), entry.getValue()))
                .toList();
    }
}
