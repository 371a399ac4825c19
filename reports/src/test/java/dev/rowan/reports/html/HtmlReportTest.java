package dev.rowan.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.reports.Fixtures;
import dev.rowan.reports.SampleShops;
import dev.rowan.reports.Shop;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static String html(HtmlReport writer, Shop shop) throws Exception {
        Utf8ByteOutput html = writer.render(Fixtures.report(shop, null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        html.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theShellIsSmall() throws Exception {
        assertThat(html(new HtmlReport(), new Shop()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(150_000);
    }

    @Test
    void aTypicalReportIsUnderTwoMegabytes() throws Exception {
        assertThat(html(new HtmlReport(), SampleShops.manyStatements(1_000)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(2 * 1024 * 1024);
    }

    @Test
    void whatDoesNotFitUnderTheCapIsCountedAndSaid() throws Exception {
        int cap = 1_000_000;
        String html = html(new HtmlReport(cap), SampleShops.manyStatements(5_000));
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(cap / 2, cap);
        assertThat(html).containsPattern("[\\d,]+ statements omitted");
        Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(html);
        int links = 0;
        while (link.find()) {
            links++;
            assertThat(html).contains("id=\"" + link.group(1) + "\"");
        }
        assertThat(links).isGreaterThan(100);
    }

    @Test
    void everyRowHasAnAddressAndALinkToIt() throws Exception {
        String html = html(new HtmlReport(), SampleShops.tenFindings());
        Matcher row =
                Pattern.compile("<(?:tr|article) [^>]*id=\"([fst]-[0-9a-f]+)\"").matcher(html);
        int rows = 0;
        while (row.find()) {
            rows++;
            String after = html.substring(row.start(), html.indexOf("</a>", row.start()));
            assertThat(after).contains("href=\"#" + row.group(1) + "\"");
        }
        assertThat(rows).isEqualTo(10 + 32 + 48);
    }

    @Test
    void nothingInItNamesTheNetwork() throws Exception {
        assertThat(html(new HtmlReport(), SampleShops.tenFindings()))
                .contains("default-src &#39;none&#39;")
                .doesNotContain("http:", "https:", "//cdn", "@import", "url(");
    }

    @Test
    void noStyleOrHandlerIsInline() throws Exception {
        assertThat(html(new HtmlReport(), SampleShops.tenFindings())).doesNotContainPattern("<[^>]+ (style|on\\w+)=");
    }

    @Test
    void anEmptyReportSaysThatThereIsNoData() throws Exception {
        assertThat(html(new HtmlReport(), new Shop()))
                .contains("No data", "No statement was recorded", "Nothing was recorded.", ">empty</a>")
                .contains("Everything: no JVM recorded a statement")
                .doesNotContain("Nothing is known to be missing");
    }

    @Test
    void aReportWithoutFindingsSaysInHowMuchThereAreNone() throws Exception {
        Shop shop = new Shop().test("a.T.x", Shop.run("select 1 from pets", 3, "com.acme.A.b:1"));
        assertThat(html(new HtmlReport(), shop)).contains("None in 3 statements of 1 test.", ">sound</a>");
    }
}
