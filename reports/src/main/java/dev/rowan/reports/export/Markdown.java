package dev.rowan.reports.export;

import dev.rowan.reports.gate.BenchmarkWords;
import dev.rowan.reports.gate.Difference;
import dev.rowan.reports.view.Benchmark;
import dev.rowan.reports.view.BenchmarkView;
import dev.rowan.reports.view.FindingView;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The verdict as Markdown, for a pull request or a build's summary. */
public final class Markdown {

    /** A comment on GitHub holds 65,536 characters; a tenth is left for what a workflow puts around it. */
    private static final int MOST = 59_000;

    private static final Pattern TICKS = Pattern.compile("`+");

    private final StringBuilder text = new StringBuilder();

    private Markdown() {}

    public static String of(Report report) {
        Markdown markdown = new Markdown();
        markdown.text
                .append("## Rowan: ")
                .append(report.verdict().outcome().title())
                .append("\n\n")
                .append(plain(report.verdict().reason()))
                .append("\n\n");
        List<FindingView> open = report.findings().stream()
                .filter(finding -> finding.suppressed() == null)
                .toList();
        Map<String, Level> levels = new HashMap<>();
        report.verdict().messages().forEach(message -> levels.putIfAbsent(message.anchor(), message.level()));
        Set<String> anchors = open.stream().map(FindingView::anchor).collect(Collectors.toSet());
        // What is said about a finding stands with its fix, and is not said twice.
        markdown.list(
                report.verdict().messages().stream()
                        .filter(message -> !anchors.contains(message.anchor()))
                        .toList(),
                MOST / 3,
                Markdown::line);
        if (!open.isEmpty()) {
            markdown.text.append("\n### Findings\n\n");
            markdown.list(
                    open.stream()
                            .sorted(Comparator.comparing(
                                    (FindingView finding) -> levels.getOrDefault(finding.anchor(), Level.OFF),
                                    Comparator.reverseOrder()))
                            .toList(),
                    (report.benchmarks().isEmpty() ? MOST : MOST * 3 / 4) - markdown.text.length() - 600,
                    finding -> mark(levels.getOrDefault(finding.anchor(), Level.OFF)) + line(finding));
        }
        markdown.benchmarks(report);
        markdown.text.append(String.format(
                Locale.ROOT,
                "%n%,d statements, %,d different ones, in %,d tests; %,d dropped, %,d unattributed.%n",
                report.totals().statements(),
                report.totals().distinct(),
                report.totals().tests(),
                report.health().dropped(),
                report.health().unattributed()));
        return markdown.text.toString().replace("\r\n", "\n");
    }

    private void benchmarks(Report report) {
        if (!report.benchmarks().isEmpty()) {
            text.append("\n### Benchmarks\n\n");
            // What is left beside findings, and a little for the counts below.
            list(report.benchmarks(), Math.max(1_000, MOST - text.length() - 600), Markdown::line);
        }
    }

    private static String line(BenchmarkView view) {
        Benchmark benchmark = view.benchmark();
        List<String> facts = new ArrayList<>();
        if (benchmark.allocation() != null) {
            facts.add(BenchmarkWords.bytes(benchmark.allocation())
                    + (view.change() == null ? "" : " (" + BenchmarkWords.signed(view.change()) + ")"));
        }
        if (benchmark.time() != null) {
            facts.add(BenchmarkWords.time(benchmark.time().nanos()));
        }
        return code(benchmark.name()) + ": " + plain(String.join(", ", facts));
    }

    public static String of(Difference difference, String before, String after) {
        Markdown markdown = new Markdown();
        markdown.text
                .append("## Rowan: ")
                .append(code(before))
                .append(" → ")
                .append(code(after))
                .append("\n\n");
        if (difference.isEmpty()) {
            return markdown.text.append("No difference.\n").toString();
        }
        int share = MOST / 6;
        markdown.section("New findings", difference.newFindings(), share, Markdown::code);
        markdown.section("Gone findings", difference.goneFindings(), share, Markdown::code);
        markdown.section(
                "Tests", difference.tests(), share, test -> "**" + plain(test.name()) + "**: " + plain(test.facts()));
        markdown.section("New tests", difference.added(), share, Markdown::plain);
        markdown.section("Gone tests", difference.gone(), share, Markdown::plain);
        markdown.section(
                "Benchmarks",
                difference.benchmarks(),
                share,
                one -> "**" + plain(one.name()) + "**: " + plain(one.facts()));
        return markdown.text.toString();
    }

    private <T> void section(String title, List<T> items, int limit, Function<T, String> line) {
        if (!items.isEmpty()) {
            text.append("### ").append(title).append("\n\n");
            list(items, limit, line);
            text.append('\n');
        }
    }

    private <T> void list(List<T> items, int limit, Function<T, String> line) {
        int end = text.length() + limit;
        int written = 0;
        for (T item : items) {
            String bullet = "- " + line.apply(item) + "\n";
            if (text.length() + bullet.length() > end) {
                break;
            }
            text.append(bullet);
            written++;
        }
        if (written < items.size()) {
            text.append("- … ").append(items.size() - written).append(" omitted\n");
        }
    }

    private static String line(Message message) {
        return mark(message.level())
                + (message.subject().isEmpty() ? "" : "**" + plain(message.subject()) + "**: ")
                + plain(message.fact());
    }

    private static String mark(Level level) {
        return level == Level.ERROR ? "❌ " : level == Level.WARN ? "⚠️ " : "";
    }

    private static String line(FindingView finding) {
        String fix = finding.fix() == null || finding.fix().code().isEmpty()
                ? ""
                : " Fix: " + code(finding.fix().code())
                        + (finding.fix().verified().isEmpty()
                                ? ""
                                : " (" + plain(finding.fix().verified()) + ")");
        return "**" + plain(finding.title()) + "** (" + finding.rule() + ", " + finding.confidence() + ") at "
                + code(finding.place().fileAndLine()) + "." + fix;
    }

    /** Text in which nothing is mark-up, a mention or a link. */
    static String plain(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (char c : text.replaceAll("\\s+", " ").toCharArray()) {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                // A zero-width space keeps a mention from telling anyone, and a reference from linking.
                case '@', '#' -> escaped.append(c).append('\u200b');
                case '\\', '`', '*', '_', '[', ']', '|', '~', '!' ->
                    escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Text as code: fenced by more ticks than it holds in a row. */
    static String code(String text) {
        String line = text.replaceAll("\\s+", " ").trim();
        int most = 0;
        for (Matcher matcher = TICKS.matcher(line); matcher.find(); ) {
            most = Math.max(most, matcher.group().length());
        }
        String fence = "`".repeat(most + 1);
        String pad = line.startsWith("`") || line.endsWith("`") || line.isEmpty() ? " " : "";
        return fence + pad + line + pad + fence;
    }
}
