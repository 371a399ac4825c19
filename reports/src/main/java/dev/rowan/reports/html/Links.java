package dev.rowan.reports.html;

import dev.rowan.reports.view.Report;
import java.util.HashSet;
import java.util.Set;

/** The rows that made it into the file: a link to one that was cut becomes plain text. Public for the templates. */
public final class Links {

    private final Set<String> there = new HashSet<>();

    Links(Report report) {
        report.findings().forEach(finding -> there.add(finding.anchor()));
        report.statements().forEach(statement -> there.add(statement.anchor()));
        report.tests().forEach(test -> there.add(test.anchor()));
        report.benchmarks().forEach(benchmark -> there.add(benchmark.anchor()));
    }

    public boolean to(String anchor) {
        return there.contains(anchor);
    }
}
