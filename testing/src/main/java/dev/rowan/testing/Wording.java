package dev.rowan.testing;

import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Suppression;
import java.util.ArrayList;
import java.util.List;

/** What a failed test says: the fact, the limit, every statement with its line, and the fix. */
final class Wording {
    /** A screen's worth; a loop over tables says the same in its first lines as in its last. */
    private static final int MOST = 20;

    /** Longer SQL is cut: the select list of a wide table hides where the statement comes from. */
    private static final int WIDEST = 160;

    private Wording() {}

    static String budget(Queries queries, long max) {
        long over = queries.count() - max;
        return queries.name() + " sent " + statements(queries.count()) + "; its budget is " + max + ", so " + over
                + (over == 1 ? " is" : " are") + " too many.\n" + all(queries);
    }

    static String count(Queries queries, long expected) {
        return queries.name() + " sent " + statements(queries.count()) + "; expected "
                + (expected == 1 ? "was" : "were") + " " + expected + ".\n" + all(queries);
    }

    static String findings(Queries queries, String what, List<Finding> findings) {
        return queries.name() + " " + what + ".\n" + String.join("\n", lines(findings)) + "\n" + "All it sent:\n"
                + String.join("\n", sent(queries.statements()));
    }

    static String unmatched(Queries queries, List<Suppression> unmatched) {
        List<String> lines = new ArrayList<>();
        lines.add(queries.name() + " allows findings that it does not show. The faults are mended, so remove from its"
                + " @AllowedFindings:");
        for (Suppression suppression : unmatched) {
            lines.add("  " + written(suppression));
        }
        return String.join("\n", lines);
    }

    private static String written(Suppression suppression) {
        List<String> parts = new ArrayList<>();
        add(parts, "rule=", suppression.rule());
        add(parts, "association=", suppression.association());
        add(parts, "class=", suppression.className());
        add(parts, "test=", suppression.test());
        return String.join(" ", parts) + " # " + suppression.reason();
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + value);
        }
    }

    static String all(Queries queries) {
        List<String> lines = new ArrayList<>(sent(queries.statements()));
        lines.addAll(lines(queries.findings()));
        return lines.isEmpty() ? "no statement" : String.join("\n", lines);
    }

    private static List<String> sent(List<Sent> statements) {
        List<String> lines = new ArrayList<>();
        int width = statements.isEmpty()
                ? 1
                : String.valueOf(statements.get(0).count()).length();
        for (Sent sent : statements.subList(0, Math.min(MOST, statements.size()))) {
            lines.add("  " + " ".repeat(width - String.valueOf(sent.count()).length()) + sent.count() + " × "
                    + cut(sent.sql()));
            if (!sent.place().isEmpty()) {
                lines.add(" ".repeat(width + 5) + "at " + sent.place());
            }
        }
        if (statements.size() > MOST) {
            lines.add("  and " + (statements.size() - MOST) + " more");
        }
        return lines;
    }

    private static List<String> lines(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings.subList(0, Math.min(MOST, findings.size()))) {
            lines.add("  " + finding.rule() + " (" + finding.confidence().word() + "): " + finding.title());
            if (!finding.callSite().className().isEmpty()) {
                lines.add("    at " + finding.callSite().className() + "."
                        + finding.callSite().method() + "("
                        + finding.callSite().file() + ":" + finding.callSite().line() + ")");
            }
            Remedy remedy = finding.remedy();
            if (remedy != null) {
                lines.add("    fix: " + (remedy.code().isEmpty() ? remedy.text() : remedy.code()));
                if (remedy.verified() != null) {
                    lines.add("    verified: " + remedy.verified().words());
                }
            }
        }
        return lines;
    }

    private static String statements(long count) {
        return count + (count == 1 ? " statement" : " statements");
    }

    private static String cut(String sql) {
        return sql.length() <= WIDEST ? sql : sql.substring(0, WIDEST - 1) + "…";
    }
}
