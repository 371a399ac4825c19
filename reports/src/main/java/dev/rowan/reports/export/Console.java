package dev.rowan.reports.export;

import dev.rowan.reports.view.FindingView;
import dev.rowan.reports.view.Health;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Report;
import dev.rowan.reports.view.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The few lines that a build prints.
 *
 * @param colours whether the reader is a terminal that shows them
 */
public record Console(boolean colours) {

    /** So many of a kind fit a screen; the report has them all. */
    private static final int MOST = 10;

    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String DIM = "\u001b[2m";
    private static final String BOLD = "\u001b[1m";
    private static final String END = "\u001b[0m";

    /** The verdict and what breaks it. */
    public List<String> verdict(Report report) {
        List<String> lines = new ArrayList<>();
        Outcome outcome = report.verdict().outcome();
        lines.add(paint(
                        BOLD + (outcome == Outcome.PASS ? GREEN : RED),
                        "rowan: " + outcome.title().toUpperCase(Locale.ROOT))
                + "  " + safe(report.verdict().reason()));
        List<Message> messages = report.verdict().messages();
        for (Message message : messages.subList(0, Math.min(MOST, messages.size()))) {
            boolean error = message.level() == Level.ERROR;
            lines.add("  " + paint(error ? RED : YELLOW, error ? "error   " : "warning ") + safe(message.line()));
        }
        more(lines, messages.size(), "more in the report");
        for (String line : report.verdict().tighten().stream().limit(3).toList()) {
            lines.add("  " + paint(GREEN, "better  ") + safe(line));
        }
        if (report.verdict().tighten().size() > 3) {
            lines.add("          and " + (report.verdict().tighten().size() - 3)
                    + " more: tighten the baseline with rowan baseline");
        }
        return lines;
    }

    /** The worst findings with their code line and fix. */
    public List<String> findings(Report report) {
        List<String> lines = new ArrayList<>();
        List<FindingView> open = report.findings().stream()
                .filter(finding -> finding.suppressed() == null)
                .toList();
        if (open.isEmpty()) {
            return lines;
        }
        lines.add(String.format(
                Locale.ROOT,
                "%,d %s, worst first; %s ms at stake on a network of %s ms",
                open.size(),
                open.size() == 1 ? "finding" : "findings",
                number(report.totals().stakeMillis()),
                number(report.networkMillis())));
        int rank = 0;
        for (FindingView finding : open.subList(0, Math.min(MOST, open.size()))) {
            rank++;
            lines.add(String.format(
                    Locale.ROOT,
                    "  %2d %s %s",
                    rank,
                    paint(BOLD, safe(finding.title())),
                    paint(DIM, "(" + finding.rule() + ", " + finding.confidence() + ")")));
            lines.add("     at "
                    + safe(finding.place().className() + "." + finding.place().method()) + "("
                    + safe(finding.place().fileAndLine()) + ")");
            if (finding.fix() != null) {
                String fix = finding.fix().code().isEmpty()
                        ? finding.fix().text()
                        : finding.fix().code().lines().count() == 1
                                ? finding.fix().code()
                                : finding.fix().text();
                lines.add("     fix: " + safe(fix));
            }
        }
        more(lines, open.size(), "more in the report");
        return lines;
    }

    /** What was seen and what was not. */
    public List<String> counts(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d statements, %,d different, %,d %s, %,d %s; %,d dropped, %,d unattributed",
                report.totals().statements(),
                report.totals().distinct(),
                report.totals().tests(),
                report.totals().tests() == 1 ? "test" : "tests",
                report.health().processes().size(),
                report.health().processes().size() == 1 ? "JVM" : "JVMs",
                report.health().dropped(),
                report.health().unattributed()));
        for (Health.Note note : report.health().notes()) {
            if (note.level() != Level.OFF && lines.size() <= MOST) {
                lines.add("  " + (note.level() == Level.ERROR ? paint(RED, "unfit   ") : paint(YELLOW, "warning "))
                        + safe(note.what() + ": " + note.why()));
            }
        }
        return lines;
    }

    private static void more(List<String> lines, int all, String what) {
        if (all > MOST) {
            lines.add("          and " + (all - MOST) + " " + what);
        }
    }

    private String paint(String colour, String text) {
        return colours ? colour + text + END : text;
    }

    /** Recorded text may hold what a terminal would obey. */
    public static String safe(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t]]+", " ");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }
}
