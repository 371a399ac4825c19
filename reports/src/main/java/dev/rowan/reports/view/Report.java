package dev.rowan.reports.view;

import java.util.List;

/**
 * Everything that is said about a recording.
 *
 * @param title what was recorded, as a person would name it
 * @param networkMillis the assumed network round trip behind "time at stake"
 * @param undrawn waterfalls that were left out to keep the output small
 * @param omitted what was left out to keep the output small, in sentences
 */
public record Report(
        String title,
        Verdict verdict,
        Totals totals,
        List<FindingView> findings,
        List<StatementView> statements,
        List<TestView> tests,
        List<LatencyView> latencies,
        long tooFewSamples,
        List<BenchmarkView> benchmarks,
        Health health,
        List<Fact> environment,
        double networkMillis,
        int undrawn,
        List<String> omitted) {

    public Report {
        findings = List.copyOf(findings);
        statements = List.copyOf(statements);
        tests = List.copyOf(tests);
        latencies = List.copyOf(latencies);
        benchmarks = List.copyOf(benchmarks);
        environment = List.copyOf(environment);
        omitted = List.copyOf(omitted);
    }

    /** Counts over the whole recording. */
    public record Totals(
            long statements, long roundTrips, long rows, int distinct, int tests, double millis, double stakeMillis) {}

    /** A label and its value. */
    public record Fact(String label, String value) {}
}
