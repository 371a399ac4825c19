package dev.rowan.reports.export;

import dev.rowan.reports.view.FindingView;
import dev.rowan.reports.view.Health;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Report;
import dev.rowan.reports.view.Verdict.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The few lines that a build prints.
 *
 * @param colours whether the reader is a terminal that shows them
 */
public record Console(boolean colours) {

    /** So many of a kind fit a screen; the report has them all. Whatever prints takes its lines from here. */
    static final int MOST = 15;

    /** Improvements are told, and not listed. */
    private static final int MOST_BETTER = 3;

    /** What {@code report} prints: findings, counts, and where the report is. */
    public List<String> reported(Report report, Path written) {
        List<String> lines = new ArrayList<>(findings(report, " in " + written));
        lines.addAll(counts(report, 0));
        lines.add("report: " + address(written));
        return lines;
    }

    /** What {@code check} prints: the verdict and what breaks it, counts, and where the report is if one was written. */
    public List<String> checked(Report report, @Nullable Path written) {
        List<String> lines = new ArrayList<>(verdict(
                report,
                written == null ? "; a report has them all: --out DIR" : " in " + written,
                report.verdict().messages()));
        lines.addAll(counts(report, report.verdict().outcome() == Outcome.UNHEALTHY ? 1 : 0));
        if (written != null) {
            lines.add("report: " + address(written));
        }
        return lines;
    }

    /**
     * What {@code check} prints below the lines of {@link #reported}, in the same build: the verdict, and of what breaks
     * it in full only what was not told there.
     */
    public List<String> checkedBelow(Report report, Path written) {
        Map<String, Integer> told = new HashMap<>();
        open(report).stream().limit(MOST).forEach(finding -> told.put(finding.anchor(), told.size() + 1));
        List<Message> all = report.verdict().messages();
        List<String> lines = new ArrayList<>(verdict(
                report,
                " in " + written,
                all.stream()
                        .filter(message -> !told.containsKey(message.anchor()))
                        .toList()));
        for (Level level : List.of(Level.WARN, Level.ERROR)) {
            List<String> ranks = all.stream()
                    .filter(message -> message.level() == level && told.containsKey(message.anchor()))
                    .map(message -> told.get(message.anchor()))
                    .distinct()
                    .sorted()
                    .map(String::valueOf)
                    .toList();
            if (!ranks.isEmpty()) {
                lines.add(
                        1,
                        "  " + word(level) + (ranks.size() == 1 ? "finding " : "findings ") + String.join(", ", ranks)
                                + " above");
            }
        }
        return lines;
    }

    private static List<FindingView> open(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.suppressed() == null)
                .toList();
    }

    private String word(Level level) {
        return level == Level.ERROR ? paint(RED, "error   ") : paint(YELLOW, "warning ");
    }

    private static String address(Path file) {
        return file.toAbsolutePath().normalize().toUri().toString();
    }

    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String DIM = "\u001b[2m";
    private static final String BOLD = "\u001b[1m";
    private static final String END = "\u001b[0m";

    private List<String> verdict(Report report, String where, List<Message> messages) {
        Map<String, FindingView> findings = report.findings().stream()
                .collect(Collectors.toMap(FindingView::anchor, finding -> finding, (a, b) -> a));
        List<String> lines = new ArrayList<>();
        Outcome outcome = report.verdict().outcome();
        lines.add(paint(
                        BOLD + (outcome == Outcome.PASS ? GREEN : RED),
                        "rowan: " + outcome.title().toUpperCase(Locale.ROOT))
                + "  " + safe(report.verdict().reason()));
        for (Message message : messages.subList(0, Math.min(MOST, messages.size()))) {
            lines.add("  " + word(message.level()) + safe(message.line()));
            FindingView finding = findings.get(message.anchor());
            if (finding != null) {
                fix(finding).ifPresent(fix -> lines.add("          " + fix));
            }
        }
        more(lines, messages.size(), where);
        List<String> better = report.verdict().tighten();
        for (String line : better.subList(0, Math.min(MOST_BETTER, better.size()))) {
            lines.add("  " + paint(GREEN, "better  ") + safe(line));
        }
        if (better.size() > MOST_BETTER) {
            lines.add("          and " + (better.size() - MOST_BETTER)
                    + " more: tighten the baseline with rowan baseline");
        }
        return lines;
    }

    /** The worst findings with their code line and fix. */
    private List<String> findings(Report report, String where) {
        List<String> lines = new ArrayList<>();
        List<FindingView> open = open(report);
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
            fix(finding).ifPresent(fix -> lines.add("     " + fix));
        }
        more(lines, open.size(), where);
        return lines;
    }

    /** Code where it is one line, else what to do in words. */
    private static Optional<String> fix(FindingView finding) {
        FindingView.Fix fix = finding.fix();
        if (fix == null) {
            return Optional.empty();
        }
        boolean line = fix.code().lines().count() == 1;
        String verified = fix.verified().isEmpty() ? "" : "  (" + fix.verified() + ")";
        return Optional.of("fix: " + safe((line ? fix.code() : fix.text()) + verified));
    }

    /** What was seen and what was not, but for so many notes that the verdict has told. */
    private List<String> counts(Report report, int told) {
        List<String> lines = new ArrayList<>();
        int benchmarks = report.benchmarks().size();
        if (benchmarks > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d %s of JMH, %,d with their allocation",
                    benchmarks,
                    benchmarks == 1 ? "benchmark" : "benchmarks",
                    report.benchmarks().stream()
                            .filter(view -> view.benchmark().allocation() != null)
                            .count()));
        }
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
        List<Health.Note> notes = report.health().notes().stream()
                .filter(note -> note.level() != Level.OFF)
                .skip(told)
                .toList();
        for (Health.Note note : notes.subList(0, Math.min(MOST, notes.size()))) {
            lines.add("  " + (note.level() == Level.ERROR ? paint(RED, "unfit   ") : paint(YELLOW, "warning "))
                    + safe(note.what() + ": " + note.why()));
        }
        more(lines, notes.size(), "; all are told by: rowan doctor");
        return lines;
    }

    private static void more(List<String> lines, int all, String where) {
        if (all > MOST) {
            lines.add("          and " + (all - MOST) + " more" + where);
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
