package dev.rowan.reports.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One distinct statement, over the whole recording.
 *
 * @param anchor its row in the report
 * @param p50 the median in milliseconds; absent under {@link LatencyView#ENOUGH} samples
 * @param p99 the 99th percentile in milliseconds; absent under the same condition
 * @param sites where it was called from, most calls first
 * @param moreSites how many call sites were left out of {@code sites}
 * @param change calls against the baseline; absent without one
 * @param setUp whether only fixtures, set-up and tests' own checks ran it, never the application
 * @param finding the anchor of a finding about it; empty when there is none
 */
public record StatementView(
        String fingerprint,
        String anchor,
        String sql,
        long calls,
        long rows,
        double totalMillis,
        @Nullable Double p50,
        @Nullable Double p99,
        List<Site> sites,
        int moreSites,
        @Nullable Long change,
        boolean setUp,
        String finding) {

    /** A place in the code and how often the statement ran from it. */
    public record Site(String label, long calls) {}

    public StatementView {
        sites = List.copyOf(sites);
    }
}
