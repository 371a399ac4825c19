package dev.rowan.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How one gets about in the report: sorting, searching, keys, links. */
class BrowsingTest extends OpenedReport {

    @Test
    void tablesSortAndSaySo() {
        show("ten");
        String calls = "#statements th:has-text('Calls')";
        page.click(calls + " button");
        assertThat(page.getAttribute(calls, "aria-sort")).isEqualTo("descending");
        assertThat(page.locator("#statements th[aria-sort]").count()).isEqualTo(1);
        int column = ((Number) page.evaluate(
                        "[...document.querySelectorAll('#statements th')].findIndex(h => h.textContent === 'Calls')"))
                .intValue();
        page.click(calls + " button");
        assertThat(page.getAttribute(calls, "aria-sort")).isEqualTo("ascending");
        List<Integer> numbers =
                page.locator("#statements tbody tr td:nth-child(" + (column + 1) + ")").allTextContents().stream()
                        .map(text -> Integer.valueOf(text.replace(",", "")))
                        .toList();
        assertThat(numbers).isNotEmpty().isSorted();
    }

    @Test
    void searchNarrowsEverySectionAndTheBackButtonWidensItAgain() {
        show("ten");
        long all = visibleRows("statements");
        page.keyboard().press("/");
        page.keyboard().type("visit_id");
        page.keyboard().press("Enter");
        // The page answers with the next frame, and so at first for the word's beginning.
        page.waitForFunction("() => document.querySelectorAll('.f:not(.x)').length === 1"
                + " && location.hash.includes('visit_id')");
        assertThat(visibleRows("statements")).isEqualTo(1);
        assertThat(page.locator(".f:visible").count()).isEqualTo(1);
        assertThat(page.url()).contains("q=visit_id");
        page.reload();
        assertThat(visibleRows("statements")).isEqualTo(1);
        page.goBack();
        // Going back over a reload may load the page anew: nothing is hidden in a page that is not there yet.
        page.waitForFunction("() => document.readyState === 'complete'"
                + " && document.querySelectorAll('.f').length > 1 && document.querySelectorAll('.f.x').length === 0");
        assertThat(visibleRows("statements")).isEqualTo(all);
    }

    @Test
    void aSearchThatNoFindingMatchesSaysSo() {
        show("ten");
        assertThat(page.locator("#no-finding").isVisible()).isFalse();
        page.keyboard().press("/");
        page.keyboard().type("nothing of the kind");
        page.waitForSelector("#no-finding:has-text('None matches the search.')");
        assertThat(page.locator("#statements .tools .end").textContent()).isEqualTo("0 of 32");
        page.keyboard().press("Escape");
        page.waitForFunction("() => document.querySelector('#no-finding').hidden");
    }

    @Test
    void kindsNarrowTheStatements() {
        show("ten");
        page.click("#statements .tools button:has-text('Update')");
        assertThat(page.locator("#statements tbody tr:visible").allTextContents())
                .hasSize(8)
                .allMatch(text -> text.startsWith("update "));
        page.click("#statements .tools button:has-text('In findings')");
        assertThat(visibleRows("statements")).isEqualTo(6);
    }

    @Test
    void benchmarksHaveASectionOnlyWhereThereAreAny() throws Exception {
        show("ten");
        assertThat(page.locator("#benchmarks, nav a[href='#benchmarks']").count())
                .isZero();
        show("benchmarks");
        page.click("nav a[href='#benchmarks']");
        assertThat(page.locator("#benchmarks tbody tr").allTextContents()).hasSize(5);
        assertThat(page.locator("#benchmarks .hot").allTextContents()).containsExactly("+404", "+40,400", "+4,040,000");
        page.click("#benchmarks .tools button:has-text('Changed')");
        assertThat(visibleRows("benchmarks")).isEqualTo(3);
        page.click("#benchmarks th:has-text('Bytes') button");
        assertThat(page.locator("#benchmarks tbody tr:visible").first().textContent())
                .contains("rows=10000", "45,000,000");
        String id = page.locator("#benchmarks tbody tr").nth(1).getAttribute("id");
        page.navigate(LOOKS.resolve("benchmarks.html").toUri() + "#" + id);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo(id);
        assertThat(Chromium.axe(page)).isEmpty();
        page.locator("#benchmarks").scrollIntoViewIfNeeded();
        look("benchmarks");
    }

    @Test
    void jAndKMoveAndEnterOpens() {
        show("ten");
        page.keyboard().press("j");
        String first = (String) page.evaluate("document.activeElement.id");
        page.keyboard().press("j");
        String second = (String) page.evaluate("document.activeElement.id");
        assertThat(first).startsWith("f-");
        assertThat(second).startsWith("f-").isNotEqualTo(first);
        assertThat(page.url()).endsWith("#" + second);
        page.keyboard().press("k");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo(first);
        page.keyboard().press("?");
        assertThat(page.locator("#help").isVisible()).isTrue();
        page.keyboard().press("Escape");
        assertThat(page.locator("#help").isVisible()).isFalse();
    }

    @Test
    void aLinkToARowBeyondTheFirstPageShowsIt() {
        show("many");
        String id = (String) page.evaluate("document.querySelectorAll('#statements tbody tr')[7777].id");
        page.navigate("about:blank");
        page.navigate(LOOKS.resolve("many.html").toUri() + "#" + id);
        assertThat(page.locator("#" + id).isVisible()).isTrue();
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo(id);
    }

    @Test
    void aTestLeadsToItsWaterfall() {
        show("ten");
        assertThat(page.locator(".fall:visible").count()).isEqualTo(1);
        page.locator("#tests tbody tr").nth(5).locator("a:has-text('open')").click();
        assertThat(page.locator(".fall:visible").count()).isEqualTo(1);
        assertThat(page.locator(".fall:visible .many .br").first().textContent())
                .contains("similar");
        look("waterfall");
    }
}
