package dev.rowan.reports.view;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Findings, counted by id: of several recordings a range, since one may show what another does not.
 *
 * <p>A finding is sure where some test showed it in every JVM that ran the test. What any JVM runs outside of tests is
 * sure when as many showed it as there are recordings: the most JVMs that ran one test.
 */
final class FindingCounts {

    final SortedMap<String, Range> all = new TreeMap<>();
    final SortedMap<String, SortedMap<String, Range>> byStatement = new TreeMap<>();
    final Map<String, SortedMap<String, Range>> byTest = new HashMap<>();

    private final Map<String, Integer> jvms;
    private final int recordings;

    private FindingCounts(Map<String, Integer> jvms) {
        this.jvms = jvms;
        this.recordings = jvms.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(TestCounts.OUTSIDE))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(1);
    }

    /** The counts of an analysis over tests that so many JVMs ran. */
    static FindingCounts of(Analysis analysis, Map<String, Integer> jvms) {
        FindingCounts counts = new FindingCounts(jvms);
        analysis.findings().forEach(counts::add);
        return counts;
    }

    private void add(Finding finding) {
        String id = Measured.baseId(finding.id());
        boolean sure = finding.seenIn().isEmpty();
        for (Map.Entry<String, Set<String>> seen : finding.seenIn().entrySet()) {
            boolean outside = seen.getKey().isEmpty();
            String test = outside ? TestCounts.OUTSIDE : seen.getKey();
            int of = outside ? recordings : jvms.getOrDefault(test, 1);
            boolean always = seen.getValue().size() >= of;
            sure |= always;
            byTest.computeIfAbsent(test, absent -> new TreeMap<>()).merge(id, one(always), Range::plus);
        }
        all.merge(id, one(sure), Range::plus);
        byStatement
                .computeIfAbsent(finding.statement().fingerprint(), absent -> new TreeMap<>())
                .merge(id, Range.of(1), Range::plus);
    }

    private static Range one(boolean sure) {
        return sure ? Range.of(1) : new Range(0, 1);
    }
}
