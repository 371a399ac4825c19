package dev.rowan.reports.view;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.reports.view.Report.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a report together from a recording, its analysis and the gate's verdict. */
public final class ReportBuilder {

    private final Recording recording;
    private final Analysis analysis;
    private final Measured measured;
    private final Framing framing;
    private final StatementTable statements;
    private final TestTable runs;

    /** A builder over what is no unit in the recording, and what was gathered of its units. */
    public ReportBuilder(
            Recording recording, Gathering gathering, Analysis analysis, Measured measured, Framing framing) {
        this.recording = recording;
        this.analysis = analysis;
        this.measured = measured;
        this.framing = framing;
        this.statements = gathering.statements();
        this.runs = gathering.tests();
    }

    public Report build(Verdict verdict, Health health) {
        List<FindingView> findings = findings();
        List<TestView> tests = tests(findings);
        double stake = findings.stream()
                .filter(finding -> finding.suppressed() == null)
                .mapToDouble(FindingView::stakeMillis)
                .sum();
        Report.Totals totals = new Report.Totals(
                analysis.summary().statements(),
                sum(Counter.ROUND_TRIPS),
                sum(Counter.ROWS),
                statements.size(),
                (int) measured.tests().values().stream()
                        .filter(TestCounts::isTest)
                        .count(),
                statements.millis(),
                stake);
        Map<String, String> findingOf = new HashMap<>();
        for (Finding finding : analysis.findings()) {
            findingOf.putIfAbsent(finding.statement().fingerprint(), Anchors.finding(finding.id()));
        }
        LatencyTable latencies = new LatencyTable(recording, framing.before());
        return new Report(
                framing.title(),
                verdict,
                totals,
                findings,
                statements.views(latencies, measured, framing.baseline(), findingOf),
                tests,
                latencies.views(),
                latencies.tooFew(),
                measured.benchmarks().values().stream()
                        .map(benchmark -> BenchmarkView.of(benchmark, framing.baseline()))
                        .toList(),
                health,
                environment(),
                framing.networkMillis(),
                runs.undrawn(),
                List.of());
    }

    private long sum(Counter counter) {
        return measured.tests().values().stream()
                .mapToLong(test -> test.count(counter).most())
                .sum();
    }

    private List<FindingView> findings() {
        FindingViews views = new FindingViews(new Pictures(statements.statements()), framing, measured);
        Stream<FindingView> open =
                analysis.findings().stream().sorted(Worst.FIRST).map(finding -> views.of(finding, null));
        Stream<FindingView> suppressed = analysis.suppressed().stream()
                .sorted(Comparator.comparing(Analysis.Suppressed::finding, Worst.FIRST))
                .map(one -> views.of(one.finding(), one.suppression().reason()));
        return Stream.concat(open, suppressed).toList();
    }

    private List<TestView> tests(List<FindingView> findings) {
        Map<String, Set<String>> findingsOf = new HashMap<>();
        for (Finding finding : analysis.findings()) {
            String anchor = Anchors.finding(finding.id());
            for (String test : finding.tests()) {
                findingsOf
                        .computeIfAbsent(test.isEmpty() ? TestCounts.OUTSIDE : test, absent -> new HashSet<>())
                        .add(anchor);
            }
        }
        Map<String, Integer> rank = new HashMap<>();
        findings.forEach(finding -> rank.put(finding.anchor(), rank.size()));
        List<TestView> views = new ArrayList<>();
        for (String id : runs.ids()) {
            TestCounts counts = measured.tests().get(id);
            if (counts == null) {
                continue;
            }
            Set<String> seen = findingsOf.getOrDefault(id, Set.of());
            views.add(new TestView(
                    id,
                    counts.name(),
                    counts.className(),
                    Anchors.test(id),
                    counts.runs(),
                    counts.count(Counter.STATEMENTS).most(),
                    counts.count(Counter.ROUND_TRIPS).most(),
                    counts.count(Counter.ROWS).most(),
                    runs.millis(id),
                    (int) counts.count(Counter.DISTINCT).most(),
                    seen.stream().sorted(Comparator.comparing(rank::get)).toList(),
                    change(id, counts),
                    runs.waterfall(id)));
        }
        views.sort(Comparator.comparingLong(TestView::statements).reversed().thenComparing(TestView::name));
        return views;
    }

    private @org.jspecify.annotations.Nullable Long change(String id, TestCounts counts) {
        Measured baseline = framing.baseline();
        if (baseline == null || !baseline.tests().containsKey(id)) {
            return null;
        }
        Range before = baseline.tests().get(id).count(Counter.STATEMENTS);
        return counts.count(Counter.STATEMENTS).beyond(before);
    }

    private List<Fact> environment() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Java", recording.jvms().stream().map(Jvm::java));
        add(facts, "System", recording.jvms().stream().map(Jvm::os));
        add(
                facts,
                "Database",
                recording.jvms().stream()
                        .flatMap(jvm -> jvm.health().drivers().stream().map(HealthCheck::describe)));
        add(facts, "Agent", recording.jvms().stream().map(Jvm::rowan));
        return facts;
    }

    private static void add(List<Fact> facts, String label, Stream<String> values) {
        String text =
                values.filter(value -> !value.isBlank()).distinct().sorted().collect(Collectors.joining(", "));
        if (!text.isEmpty()) {
            facts.add(new Fact(label, text));
        }
    }
}
