package dev.rowan.reports.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a reader meets it.
 *
 * @param id stable across line moves; what baselines and suppressions name
 * @param title what happens, in one sentence
 * @param stakeMillis round trips that need not be, times a network round trip
 * @param evidence what was measured that makes it so, one sentence each
 * @param picture the evidence, drawn
 * @param path frames of the application that lead to the place
 * @param seen tests and scopes it was seen in
 * @param moreSeen how many of those were left out
 * @param state against the baseline: new, known, or empty without one
 * @param suppressed the reason for which it is suppressed; absent when it counts
 */
public record FindingView(
        String id,
        String anchor,
        String rule,
        String severity,
        String confidence,
        String title,
        Place place,
        @Nullable SourceExcerpt source,
        @Nullable String association,
        Sql statement,
        @Nullable Sql parent,
        long count,
        long total,
        long wouldBe,
        double millis,
        double stakeMillis,
        List<String> evidence,
        Picture picture,
        List<String> path,
        @Nullable Fix fix,
        List<Seen> seen,
        long moreSeen,
        String suppression,
        String state,
        @Nullable String suppressed) {

    public FindingView {
        evidence = List.copyOf(evidence);
        path = List.copyOf(path);
        seen = List.copyOf(seen);
    }

    /** A line of code. */
    public record Place(String className, String method, String file, int line) {
        /** {@code OwnerService.list}, without the package. */
        public String shortName() {
            String simple = className.substring(className.lastIndexOf('.') + 1);
            return simple.isEmpty() ? method : simple + "." + method;
        }

        /** {@code OwnerService.java:41}. */
        public String fileAndLine() {
            if (file.isEmpty()) {
                return className;
            }
            return line > 0 ? file + ":" + line : file;
        }
    }

    /** A statement and where the report says more about it; the anchor is empty when it does not. */
    public record Sql(String sql, String anchor) {}

    /**
     * What to do about it.
     *
     * @param warning when it would be wrong, or what it costs; empty when there is nothing to say
     * @param verified what running it both ways gave, {@code verified: 31 statements → 2, the same 30 rows}; empty when it was not run
     */
    public record Fix(String kind, String text, String code, String warning, String verified) {}

    /** A test or another scope in which it was seen. */
    public record Seen(String test, String anchor, String scope, long count, double millis) {}
}
