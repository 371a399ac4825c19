package dev.rowan.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.rowan.reports.Fixtures;
import dev.rowan.reports.SampleShops;
import dev.rowan.reports.Shop;
import dev.rowan.reports.view.Measured;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asserted of the report's looks, in windows from a phone's to a desk's; the rest is in {@code target/looks}. */
class LooksTest {

    private static final Path LOOKS = Path.of("target/looks").toAbsolutePath();
    private static final String LONG = "com.acme.clinic.administration.OwnerRegistrationControllerIntegrationTests"
            + ".showsTheOwnersOfAClinicWithTheirPetsAndTheirLastVisits(java.lang.String)[12]";

    /** Every hump, dot and bracket begins a piece that stays whole. */
    private static final String BROKEN_WORDS = """
            () => {
              const broken = [];
              const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              const range = document.createRange();
              while (walk.nextNode()) {
                const node = walk.currentNode;
                const box = node.parentElement.closest('pre, .sql, .clip:not(.name), svg, .trail');
                if (box || !node.parentElement.checkVisibility()) continue;
                for (const word of node.data.matchAll(/[A-Za-z][a-z0-9]{2,}/g)) {
                  range.setStart(node, word.index);
                  range.setEnd(node, word.index + word[0].length);
                  const lines = new Set([...range.getClientRects()].filter(r => r.width > 0).map(r => Math.round(r.top)));
                  if (lines.size > 1) broken.push(word[0] + ' in ' + node.data.slice(0, 80));
                }
              }
              return broken;
            }""";

    /** Text that a box hides; a statement in a table is short by design, and opens. */
    private static final String CUT = """
            () => [...document.querySelectorAll('main *, .bar *')]
              .filter(e => e.checkVisibility() && getComputedStyle(e).overflowX !== 'visible'
                && e.scrollWidth > e.clientWidth + 1 && !e.closest('.sql, .src, .vh, input, .clip:not(.name)'))
              .map(e => e.outerHTML.slice(0, 200))""";

    private static final String BEYOND_THE_EDGE = """
            () => [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest('.src, .vh, .sql'))
              .map(e => e.outerHTML.slice(0, 200))""";

    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.find();
        Measured baseline = Fixtures.measured(shop(7));
        new HtmlReport()
                .write(
                        Fixtures.report(shop(40), baseline, Path.of("src/test/resources/clinic")),
                        LOOKS.resolve("looks.html"));
    }

    private static Shop shop(int executions) {
        return SampleShops.tenFindings()
                .test(LONG, Shop.run("select v.* from visits v where v.pet_id = ?", executions, "com.acme.A.b:1"));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private interface Look {
        void at(Page page) throws Exception;
    }

    private static void with(int width, ColorScheme scheme, Look look) throws Exception {
        try (BrowserContext context = chromium.browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
            Page page = context.newPage();
            page.navigate(LOOKS.resolve("looks.html").toUri().toString());
            // What is far down the page is laid out when it is scrolled to; here it is looked at whole.
            page.evaluate("document.querySelectorAll('section, .f, .curve').forEach(e =>"
                    + " { e.style.contentVisibility = 'visible' })");
            look.at(page);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 768, 1024, 1440})
    void everyWidthHoldsThePage(int width) throws Exception {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            with(width, scheme, page -> {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(LOOKS.resolve(width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
                assertThat(page.evaluate(BEYOND_THE_EDGE)).isEqualTo(List.of());
                assertThat(page.evaluate(CUT)).isEqualTo(List.of());
                assertThat(page.evaluate(BROKEN_WORDS)).isEqualTo(List.of());
                assertThat(
                                page.evaluate(
                                        "[...document.querySelectorAll('nav a')].every(a =>"
                                                + " a.getBoundingClientRect().left >= 0 && a.getBoundingClientRect().right <= innerWidth)"))
                        .isEqualTo(true);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "390, DARK", "768, LIGHT", "768, DARK", "1440, LIGHT", "1440, DARK"})
    void axeFindsNothingAtAnyWidth(int width, ColorScheme scheme) throws Exception {
        with(width, scheme, page -> assertThat(Chromium.axe(page)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1440})
    void numbersStandUnderOneAnother(int width) throws Exception {
        with(width, ColorScheme.LIGHT, page -> {
            assertThat(page.evaluate("getComputedStyle(document.querySelector('td.num')).fontVariantNumeric"))
                    .isEqualTo("tabular-nums");
            assertThat(page.evaluate("[...document.querySelectorAll('.num')].every(e =>"
                            + " getComputedStyle(e).textAlign === 'right')"))
                    .isEqualTo(true);
        });
    }

    private static int pages(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1).split("/Type /Page\\b", -1).length - 1;
    }

    /** An A4 sheet less its margins, in the pixels of style sheets. */
    @Test
    void printKeepsWithinThePaperAndHasEveryColumn() throws Exception {
        int width = 688;
        with(width, ColorScheme.DARK, page -> {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.evaluate("dispatchEvent(new Event('beforeprint'))");
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(LOOKS.resolve("print-688.png")));
            byte[] pdf = page.pdf(
                    new Page.PdfOptions().setPath(LOOKS.resolve("looks.pdf")).setFormat("A4"));
            assertThat(pages(pdf)).as("sheets of paper").isBetween(8, 30);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(page.evaluate(CUT)).isEqualTo(List.of());
            assertThat(page.evaluate(
                            "[...document.querySelectorAll('.data th:not(#tests .data th:last-child)')].every(e =>"
                                    + " e.checkVisibility())"))
                    .isEqualTo(true);
            // Chromium leaves a button out where it repeats the head of a table on the next sheet.
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.data th button')).display"))
                    .isEqualTo("contents");
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .as("paper is white, whatever the screen was")
                    .isEqualTo("rgb(255, 255, 255)");
        });
    }
}
