package dev.rowan.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.rowan.analysis.CallSite;
import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Remedy;
import dev.rowan.reports.Fixtures;
import dev.rowan.reports.Jmh;
import dev.rowan.reports.SampleShops;
import dev.rowan.reports.Shop;
import dev.rowan.reports.gate.Settings;
import dev.rowan.reports.view.Benchmark;
import dev.rowan.reports.view.Measured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Reports of several sizes, opened from disk; screenshots are left in {@code target/looks} to be looked at. */
abstract class OpenedReport {

    static final Path LOOKS = Path.of("target/looks").toAbsolutePath();

    private static final String HOSTILE =
            "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
                    + "' \" onmouseover='document.title=`owned`' {{7*7}} ${7*7} \u202e\u0000";

    private static Chromium chromium;

    BrowserContext context;

    Page page;

    final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.find();
        Measured baseline = Fixtures.measured(new Shop()
                .test(
                        "com.acme.clinic.OwnerTests.showsOwnerNumber0",
                        Shop.run(
                                "select count(*) from owners where city = ?",
                                2,
                                "com.acme.clinic.OwnerController.show:77"))
                .test(
                        "com.acme.clinic.VisitTests.showsVisitNumber17",
                        Shop.run(
                                "select count(*) from visits where city = ?",
                                60,
                                "com.acme.clinic.OwnerController.show:77")));
        new HtmlReport()
                .write(
                        Fixtures.report(SampleShops.tenFindings(), baseline, Path.of("src/test/resources/clinic")),
                        LOOKS.resolve("ten.html"));
        new HtmlReport().write(Fixtures.report(SampleShops.manyStatements(10_000), null), LOOKS.resolve("many.html"));
        new HtmlReport()
                .write(
                        Fixtures.report(
                                Settings.DEFAULT,
                                SampleShops.tenFindings(),
                                benchmarks(4_500),
                                baseline.with(benchmarks(4_096))),
                        LOOKS.resolve("benchmarks.html"));
        new HtmlReport().write(Fixtures.report(hostile(), null), LOOKS.resolve("hostile.html"));
    }

    private static SortedMap<String, Benchmark> benchmarks(double bytes) throws Exception {
        Jmh jmh = new Jmh().result("com.acme.clinic.ReadBenchmark.oneRowByItsKey", "", 712, 2.31, 0.04);
        for (int rows : List.of(1, 100, 10_000)) {
            jmh.result(
                    "com.acme.clinic.ReadBenchmark.ownersWithTheirPets",
                    "\"fetch\": \"<b>prefetch</b>\", \"rows\": \"" + rows + "\"",
                    bytes * rows,
                    12.4 * rows,
                    0.2 * rows);
        }
        return jmh.timed("com.acme.clinic.WriteBenchmark.inserts", "ops/s", 120).read(Files.createDirectories(LOOKS));
    }

    private static Shop hostile() {
        return new Shop()
                .test(
                        HOSTILE,
                        Shop.run(
                                HOSTILE,
                                120,
                                "com.acme." + HOSTILE.replace(".", "").replace(":", "") + ".x:1"))
                .finding(
                        "n-plus-one",
                        Confidence.PROVEN,
                        HOSTILE,
                        new CallSite("com.acme." + HOSTILE, HOSTILE, HOSTILE, 3),
                        HOSTILE,
                        null,
                        120,
                        1,
                        HOSTILE,
                        HOSTILE,
                        new Remedy(Remedy.Kind.REWRITE, HOSTILE, HOSTILE, HOSTILE, null));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        open(new Browser.NewContextOptions());
    }

    void open(Browser.NewContextOptions options) {
        context = chromium.browser.newContext(options.setViewportSize(1400, 900));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith("file:")) {
                complaints.add("asked the network for " + request.url());
            }
        });
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    void show(String name) {
        page.navigate(LOOKS.resolve(name + ".html").toUri().toString());
    }

    void look(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(LOOKS.resolve(name + ".png")));
    }

    long visibleRows(String section) {
        return page.locator("#" + section + " table.data tbody tr:visible").count();
    }
}
