package dev.rowan.reports.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One test, or work outside of any test.
 *
 * @param id the platform's unique id with the invocation index; what a baseline keys on
 * @param name what people call it: class and method
 * @param anchor its row in the report
 * @param executions how often it ran in this recording
 * @param findings anchors of the findings seen in it
 * @param change statements against the baseline; absent without one
 * @param waterfall what ran when; absent when nothing was sampled or it was left out for size
 */
public record TestView(
        String id,
        String name,
        String group,
        String anchor,
        int executions,
        long statements,
        long roundTrips,
        long rows,
        double millis,
        int distinct,
        List<String> findings,
        @Nullable Long change,
        @Nullable Waterfall waterfall) {

    public TestView {
        findings = List.copyOf(findings);
    }
}
