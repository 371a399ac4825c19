package dev.rowan.reports.gate;

import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Range;
import dev.rowan.reports.view.TestCounts;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which statements made a test's count grow, as few words as tell them apart. */
final class Cause {

    private static final Pattern FROM = Pattern.compile("\\bfrom\\s+([^\\s,;()]+)", Pattern.CASE_INSENSITIVE);
    private static final int LENGTH = 60;

    private record Growth(String fingerprint, long by) {}

    private Cause() {}

    /** {@code : select … from pets, OwnerService.java:41}, or nothing when no statement grew. */
    static String of(TestCounts now, TestCounts before, Measured measured) {
        Set<String> fingerprints = new HashSet<>(now.statements().keySet());
        List<Growth> grown = fingerprints.stream()
                .map(fingerprint -> new Growth(
                        fingerprint,
                        now.statements().getOrDefault(fingerprint, Range.ZERO).most()
                                - before.statements()
                                        .getOrDefault(fingerprint, Range.ZERO)
                                        .most()))
                .filter(growth -> growth.by() > 0)
                .sorted(Comparator.comparingLong(Growth::by).reversed().thenComparing(Growth::fingerprint))
                .toList();
        if (grown.isEmpty()) {
            return "";
        }
        String fingerprint = grown.get(0).fingerprint();
        String site = measured.sites().getOrDefault(fingerprint, "");
        String rest = grown.size() == 1 ? "" : ", and " + (grown.size() - 1) + " more";
        return ": " + brief(measured.sql().getOrDefault(fingerprint, fingerprint)) + (site.isEmpty() ? "" : ", " + site)
                + rest;
    }

    /** {@code select … from pets}: what a statement does, and to which table. */
    static String brief(String sql) {
        String text = sql.replaceAll("\\s+", " ").trim();
        if (text.toLowerCase(Locale.ROOT).startsWith("select ")) {
            Matcher matcher = FROM.matcher(text);
            if (matcher.find()) {
                return "select … from " + matcher.group(1);
            }
        }
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
    }
}
