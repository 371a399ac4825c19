package dev.rowan.reports.html;

import dev.rowan.reports.view.BenchmarkView;
import dev.rowan.reports.view.FindingView;
import dev.rowan.reports.view.Report;
import dev.rowan.reports.view.StatementView;
import dev.rowan.reports.view.TestView;
import dev.rowan.reports.view.Waterfall;
import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as one HTML file: no network, every recorded text escaped, at most {@link #CAP} bytes. */
public final class HtmlReport {

    /** A browser opens this much from disk within two seconds; more is not read by anyone. */
    static final int CAP = 10 * 1024 * 1024;

    /** What waterfalls may take of it: the tests with most statements come first. */
    private static final int WATERFALLS = 1024 * 1024;

    /** A lane's and a bar's mark-up, measured. */
    private static final int LANE = 420;

    private static final int BAR = 56;

    /** Below this many rows a page is written in a moment. */
    private static final int MANY_ROWS = 3_000;

    private final TemplateEngine engine;
    private final Shell shell;
    private final int cap;

    public HtmlReport() {
        this(CAP);
    }

    HtmlReport(int cap) {
        this.cap = cap;
        engine = TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader());
        shell = Shell.load();
    }

    /** Writes the report and gives its size in bytes. */
    public int write(Report report, Path file) throws IOException {
        Utf8ByteOutput html = render(report);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            html.writeTo(out);
        }
        return html.getContentLength();
    }

    Utf8ByteOutput render(Report whole) {
        double share = firstShare(whole);
        Utf8ByteOutput html = rendered(share < 1 ? shortened(whole, share) : withFewerWaterfalls(whole, WATERFALLS));
        // Each turn keeps the share that would fit, less a tenth, since rows are not of one size.
        while (html.getContentLength() > cap && share > 0.000_1) {
            share *= 0.9 * cap / html.getContentLength();
            html = rendered(shortened(whole, share));
        }
        return html;
    }

    /** What share of a large report would fit, told from a tenth of it: to write all of it only to count takes a second. */
    private double firstShare(Report whole) {
        if (whole.findings().size()
                        + whole.statements().size()
                        + whole.tests().size()
                        + whole.benchmarks().size()
                < MANY_ROWS) {
            return 1;
        }
        double fixed = rendered(shortened(whole, 0)).getContentLength();
        double rows = 10 * (rendered(shortened(whole, 0.1)).getContentLength() - fixed);
        // The first rows are the largest, so what is a little too much may fit after all.
        return fixed + rows < 1.3 * cap ? 1 : 0.95 * (cap - fixed) / rows;
    }

    private Utf8ByteOutput rendered(Report report) {
        Links links = new Links(report);
        // Half of a large page is its findings: they are written on another core.
        CompletableFuture<byte[]> findings = CompletableFuture.supplyAsync(() -> {
            Utf8ByteOutput output = new Utf8ByteOutput();
            engine.render("findings.jte", Map.of("report", report, "links", links), new PlainDirection(output));
            return output.toByteArray();
        });
        Utf8ByteOutput output = new Utf8ByteOutput();
        Content section = to -> to.writeBinaryContent(findings.join());
        engine.render(
                "report.jte",
                Map.of("report", report, "shell", shell, "links", links, "findings", section),
                new PlainDirection(output));
        return output;
    }

    private static Report withFewerWaterfalls(Report report, int budget) {
        List<TestView> tests = new ArrayList<>();
        int left = budget;
        int omitted = report.undrawn();
        for (TestView test : report.tests()) {
            int size = size(test);
            if (size > left) {
                omitted++;
                tests.add(withoutWaterfall(test));
            } else {
                left -= size;
                tests.add(test);
            }
        }
        List<String> said = omitted == 0
                ? report.omitted()
                : plus(report.omitted(), Format.counted(omitted, "waterfall", "waterfalls") + " omitted for size.");
        return with(report, report.findings(), report.statements(), tests, report.benchmarks(), said);
    }

    private static int size(TestView test) {
        if (test.waterfall() == null) {
            return 0;
        }
        return test.waterfall().lanes().stream()
                .mapToInt(lane -> LANE
                        + (lane instanceof Waterfall.Run run
                                ? run.sql().length() + BAR * run.bars().size()
                                : 0))
                .sum();
    }

    /** The best share of each section. */
    private static Report shortened(Report whole, double share) {
        ToIntFunction<List<?>> kept = list -> (int) Math.ceil(list.size() * Math.min(1, share));
        List<FindingView> findings = whole.findings().subList(0, kept.applyAsInt(whole.findings()));
        List<StatementView> statements = whole.statements().subList(0, kept.applyAsInt(whole.statements()));
        List<TestView> tests = whole.tests().subList(0, kept.applyAsInt(whole.tests()));
        List<BenchmarkView> benchmarks = whole.benchmarks().subList(0, kept.applyAsInt(whole.benchmarks()));
        List<String> omitted = new ArrayList<>(whole.omitted());
        say(omitted, whole.findings().size() - findings.size(), "finding", "findings");
        say(omitted, whole.statements().size() - statements.size(), "statement", "statements");
        say(omitted, whole.tests().size() - tests.size(), "test", "tests");
        say(omitted, whole.benchmarks().size() - benchmarks.size(), "benchmark", "benchmarks");
        Report cut = with(whole, findings, statements, tests, benchmarks, omitted);
        return withFewerWaterfalls(cut, (int) (WATERFALLS * Math.min(1, share)));
    }

    private static void say(List<String> omitted, int count, String one, String many) {
        if (count > 0) {
            omitted.add(Format.counted(count, one, many)
                    + " omitted: the file would be larger than " + CAP / (1024 * 1024)
                    + " MB. findings.json has all findings.");
        }
    }

    private static TestView withoutWaterfall(TestView test) {
        return new TestView(
                test.id(),
                test.name(),
                test.group(),
                test.anchor(),
                test.executions(),
                test.statements(),
                test.roundTrips(),
                test.rows(),
                test.millis(),
                test.distinct(),
                test.findings(),
                test.change(),
                null);
    }

    private static List<String> plus(List<String> list, String line) {
        return Stream.concat(list.stream(), Stream.of(line)).toList();
    }

    private static Report with(
            Report report,
            List<FindingView> findings,
            List<StatementView> statements,
            List<TestView> tests,
            List<BenchmarkView> benchmarks,
            List<String> omitted) {
        Set<String> anchors = statements.stream().map(StatementView::anchor).collect(Collectors.toSet());
        return new Report(
                report.title(),
                report.verdict(),
                report.totals(),
                findings,
                statements,
                tests,
                report.latencies().stream()
                        .filter(latency -> anchors.contains(latency.statement()))
                        .toList(),
                report.tooFewSamples(),
                benchmarks,
                report.health(),
                report.environment(),
                report.networkMillis(),
                report.undrawn(),
                omitted);
    }
}
