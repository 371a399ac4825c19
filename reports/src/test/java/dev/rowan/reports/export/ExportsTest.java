package dev.rowan.reports.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.rowan.analysis.CallSite;
import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.reports.Fixtures;
import dev.rowan.reports.Jmh;
import dev.rowan.reports.SampleShops;
import dev.rowan.reports.Shop;
import dev.rowan.reports.gate.Difference;
import dev.rowan.reports.gate.Settings;
import dev.rowan.reports.gate.SettingsFile;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Report;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ExportsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOSTILE = "<script>alert(1)</script> ]]> & \u0000\u001b[31m `x` @all #1 |";

    static Shop hostile() {
        return new Shop()
                .test("com.acme.Tests." + HOSTILE, Shop.run("select '" + HOSTILE + "' from pets", 4, "com.acme.A.b:1"))
                .finding(
                        "n-plus-one",
                        Confidence.PROVEN,
                        HOSTILE,
                        new CallSite("com.acme." + HOSTILE, HOSTILE, "A b.java", 1),
                        "select '" + HOSTILE + "' from pets",
                        null,
                        4,
                        1,
                        HOSTILE,
                        HOSTILE,
                        null);
    }

    private static JsonNode findings(Shop shop) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FindingsJson.write(shop.analysis(), List.of(), out);
        return JSON.readTree(out.toByteArray());
    }

    private static JsonNode sarif(Shop shop) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sarif.write(Fixtures.report(shop, null), out);
        return JSON.readTree(out.toByteArray());
    }

    private static Set<ValidationMessage> faults(InputStream schema, SpecVersion.VersionFlag version, JsonNode json) {
        JsonSchema compiled = JsonSchemaFactory.getInstance(version).getSchema(schema);
        return compiled.validate(json);
    }

    private static Set<ValidationMessage> againstOurs(JsonNode json) throws Exception {
        try (InputStream schema = Files.newInputStream(Path.of("../docs/findings.schema.json"))) {
            return faults(schema, SpecVersion.VersionFlag.V202012, json);
        }
    }

    private static Set<ValidationMessage> againstSarif(JsonNode json) throws Exception {
        try (InputStream schema = ExportsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return faults(schema, SpecVersion.VersionFlag.V7, json);
        }
    }

    @Test
    void findingsJsonKeepsItsContract() throws Exception {
        JsonNode json = findings(SampleShops.tenFindings());
        assertThat(againstOurs(json)).isEmpty();
        assertThat(json.at("/findings")).hasSize(10);
        JsonNode nPlusOne = json.at("/findings/0");
        assertThat(nPlusOne.at("/id").asText()).isEqualTo("n-plus-one:OwnerService.list:Owner.pets");
        assertThat(nPlusOne.at("/callSite/line").asInt()).isEqualTo(41);
        assertThat(nPlusOne.at("/parent/column").asText()).isEqualTo("owners.id");
        assertThat(nPlusOne.at("/remedy/verified/after").asInt()).isEqualTo(2);
        assertThat(againstOurs(findings(hostile()))).isEmpty();
    }

    @Test
    void benchmarksAreInTheJsonWhereThereAreAny(@TempDir Path folder) throws Exception {
        var benchmarks = new Jmh()
                .result("a.B.rows", "\"n\": \"<b>\"", 4_096, 1.5, 0.1)
                .timed("a.B.key", "us/op", 2)
                .read(folder);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FindingsJson.write(new Shop().analysis(), benchmarks.values(), out);
        JsonNode json = JSON.readTree(out.toByteArray());
        assertThat(againstOurs(json)).isEmpty();
        assertThat(json.at("/benchmarks/0/nanos").asInt()).isEqualTo(2_000);
        assertThat(json.at("/benchmarks/1/name").asText()).isEqualTo("a.B.rows(n=<b>)");
        assertThat(json.at("/benchmarks/1/allocation/most").asInt()).isEqualTo(4_096);
        assertThat(findings(new Shop()).has("benchmarks")).isFalse();
    }

    @Test
    void aBenchmarkThatAllocatesMoreIsAFailureInJUnitXmlAndMarkdown(@TempDir Path folder) throws Exception {
        Shop shop = new Shop().test("a.T.x", Shop.run("select 1 from pets", 3, "com.acme.A.b:1"));
        Measured before = Fixtures.measured(shop)
                .with(new Jmh().result("a.B.rows", "", 4_096, 1.5, 0.1).read(folder));
        Report report = Fixtures.report(
                Settings.DEFAULT,
                shop,
                new Jmh().result("a.B.rows", "", 5_000, 1.5, 0.1).read(folder),
                before);
        assertThat(junit(report).getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo("a.B.rows: 5,000 B/op, baseline 4,096 (+904, +204 is allowed)");
        assertThat(Markdown.of(report)).contains("### Benchmarks", "- `a.B.rows`: 5,000 B/op (+904), 1.50 µs/op");
    }

    @Test
    void theSchemaRefusesWhatIsNoFinding() throws Exception {
        JsonNode json = JSON.readTree("{\"schema\": 1, \"findings\": [{\"id\": \"x\"}]}");
        assertThat(againstOurs(json)).isNotEmpty();
    }

    @Test
    void sarifNamesFilesAsTheRepositoryDoes() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // The Maven plugin gives its source folders by their absolute paths.
        Path sources = Path.of("src/test/resources/clinic").toAbsolutePath();
        Sarif.write(Fixtures.report(SampleShops.tenFindings(), null, sources), out);
        assertThat(JSON.readTree(out.toByteArray()).findValuesAsText("uri"))
                .contains("src/test/resources/clinic/com/acme/clinic/OwnerService.java")
                .noneMatch(uri -> uri.startsWith("/"));
    }

    @Test
    void sarifIsValid() throws Exception {
        JsonNode json = sarif(SampleShops.tenFindings());
        assertThat(againstSarif(json)).isEmpty();
        assertThat(json.at("/runs/0/results")).hasSize(10);
        assertThat(againstSarif(sarif(hostile()))).isEmpty();
        assertThat(againstSarif(JSON.readTree("{\"version\": \"2.1.0\", \"runs\": [{}]}")))
                .isNotEmpty();
    }

    @Test
    void aFindingKeepsItsSarifFingerprintWhenItsLineMoves() throws Exception {
        String before = fingerprint("com.acme.OwnerService.list:41");
        assertThat(fingerprint("com.acme.OwnerService.list:57")).isEqualTo(before);
        assertThat(fingerprint("com.acme.OwnerService.page:41")).isNotEqualTo(before);
    }

    private static String fingerprint(String site) throws Exception {
        Shop shop = new Shop().nPlusOne("Owner.pets", site, "select 1 from pets", "select 1 from owners", 4, "t");
        return sarif(shop).at("/runs/0/results/0/partialFingerprints").toString();
    }

    @Test
    void sarifHoldsAtMostFiveThousandResultsAndSaysHowManyItLeftOut() throws Exception {
        Shop shop = new Shop();
        for (int i = 0; i < 5_003; i++) {
            shop.nPlusOne("A.b" + i, "com.acme.A.b:1", "select 1 from pets", "select 1 from owners", 4, "t");
        }
        JsonNode json = sarif(shop);
        assertThat(json.at("/runs/0/results")).hasSize(5_000);
        assertThat(json.at("/runs/0/properties/omitted").asInt()).isEqualTo(3);
    }

    @Test
    void junitXmlHasAFailureForEachBrokenLimit() throws Exception {
        Element suite = junit(Fixtures.report(SampleShops.tenFindings(), null));
        assertThat(suite.getAttribute("failures")).isEqualTo("9");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(9);
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(10);
        assertThat(suite.getElementsByTagName("error").getLength()).isZero();
    }

    @Test
    void junitXmlHasWhatSurefiresSchemaAsksFor() throws Exception {
        for (Report report :
                List.of(Fixtures.report(SampleShops.tenFindings(), null), Fixtures.report(new Shop(), null))) {
            Element suite = junit(report);
            for (String element : List.of("testcase", "failure", "error", "system-out")) {
                NodeList all = suite.getElementsByTagName(element);
                for (int i = 0; i < all.getLength(); i++) {
                    Element one = (Element) all.item(i);
                    assertThat(one.getParentNode().getNodeName())
                            .isEqualTo(element.equals("testcase") ? "testsuite" : "testcase");
                    for (String attribute : element.equals("testcase")
                            ? List.of("name", "time")
                            : element.equals("system-out") ? List.<String>of() : List.of("type", "message")) {
                        assertThat(one.getAttribute(attribute)).isNotEmpty();
                    }
                }
            }
        }
    }

    @Test
    void junitXmlHasAnErrorWhenThereIsNoData() throws Exception {
        Element suite = junit(Fixtures.report(new Shop(), null));
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    @Test
    void junitXmlSurvivesHostileText() throws Exception {
        Element suite = junit(Fixtures.report(hostile(), null));
        assertThat(suite.getElementsByTagName("script").getLength()).isZero();
        assertThat(suite.getTextContent()).contains("<script>alert(1)</script>");
    }

    private static Element junit(Report report) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JUnitXml.write(report, out);
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
        return document.getDocumentElement();
    }

    @Test
    void markdownTellsAFindingOnceWithItsFix() throws Exception {
        String text = Markdown.of(Fixtures.report(SampleShops.tenFindings(), null));
        assertThat(text).containsOnlyOnce("Owner.pets is loaded once per owner").contains("❌ **", "Fix: `");
        assertThat(text.lines().filter(line -> line.startsWith("- ❌ ")).count()).isEqualTo(9);
        assertThat(text.indexOf("- ⚠️")).isGreaterThan(text.lastIndexOf("- ❌ "));
    }

    @Test
    void markdownKnowsItsLimit() throws Exception {
        Shop shop = new Shop().test("t", Shop.run("select 1 from pets", 3, "com.acme.A.b:1"));
        for (int i = 0; i < 3_000; i++) {
            shop.nPlusOne("Owner.pets" + i, "com.acme.A.b:1", "select 1 from pets", "select 1 from owners", 4, "t");
        }
        String text = Markdown.of(Fixtures.report(shop, null));
        assertThat(text.length()).isBetween(30_000, 60_000);
        assertThat(text).contains(" omitted", "## Rowan: Fail");
    }

    @Test
    void markdownKnowsItsLimitWithBenchmarksToo(@TempDir Path folder) throws Exception {
        Jmh jmh = new Jmh();
        Shop shop = new Shop().test("t", Shop.run("select 1 from pets", 3, "com.acme.A.b:1"));
        for (int i = 0; i < 1_000; i++) {
            shop.nPlusOne("Owner.pets" + i, "com.acme.A.b:1", "select 1 from pets", "select 1 from owners", 4, "t");
            jmh.result("com.acme.clinic.ReadBenchmark.ownersWithTheirPets" + i, "", 4_096, 1.5, 0.1);
        }
        String text = Markdown.of(Fixtures.report(Settings.DEFAULT, shop, jmh.read(folder), null));
        assertThat(text.length()).isBetween(30_000, 60_000);
        assertThat(text.split("omitted", -1)).as("findings, then benchmarks").hasSize(3);
    }

    @Test
    void markdownObeysNoRecordedText() throws Exception {
        String text = Markdown.of(Fixtures.report(hostile(), null));
        assertThat(text).doesNotContain("<script>", "@all", "#1");
        assertThat(Markdown.code("a `` b")).isEqualTo("```a `` b```");
        assertThat(Markdown.code("`a`")).isEqualTo("`` `a` ``");
    }

    @Test
    void aDifferenceIsMarkdownToo() {
        Difference difference = Difference.between(
                Fixtures.measured(new Shop().test("a.T.x", Shop.run("select 1 from pets", 3, "com.acme.A.b:1"))),
                Fixtures.measured(SampleShops.tenFindings()));
        assertThat(Markdown.of(difference, "a", "b"))
                .contains("### New findings", "### New tests", "### Gone tests", "n-plus-one:OwnerService.list");
    }

    @Test
    void theConsoleObeysNoRecordedText() throws Exception {
        Report report = Fixtures.report(hostile(), null);
        List<String> lines = new ArrayList<>(new Console(false).checked(report, null));
        lines.addAll(new Console(false).reported(report, Path.of("index.html")));
        assertThat(String.join("\n", lines)).doesNotContain("\u001b", "\u0000").contains("rowan: FAIL");
    }

    @Test
    void theConsoleNamesLineAndFixInFewLines() throws Exception {
        Report report = Fixtures.report(SampleShops.tenFindings(), null);
        for (List<String> lines : List.of(
                new Console(false).reported(report, Path.of("target/rowan/index.html")),
                new Console(false).checked(report, Path.of("target/rowan/index.html")))) {
            assertThat(lines)
                    .hasSizeLessThan(35)
                    .anyMatch(line -> line.matches(".*(OwnerService.java:41\\)|OwnerService.list:41: ).*"))
                    .anyMatch(line -> line.contains("fix: .prefetchRelated(Owner_.pets())"))
                    .noneMatch(line -> line.contains(" more"));
            assertThat(lines.get(lines.size() - 1)).matches("report: file:.*/target/rowan/index.html");
        }
    }

    @Test
    void theConsoleNamesTheWorstFifteenAndWhereTheOthersAre() throws Exception {
        Shop shop = SampleShops.tenFindings();
        for (int i = 0; i < 8; i++) {
            shop.nPlusOne(
                    "Late.part" + i,
                    "com.acme.Late.load:9",
                    "select " + i,
                    "select 0",
                    400 + i,
                    "com.acme.LateTests.x");
        }
        Report report = Fixtures.report(shop, null);
        Path written = Path.of("target", "rowan", "index.html");
        List<String> reported = new Console(false).reported(report, written);
        assertThat(reported.get(1)).contains(" 1 Late.part7 is loaded once per late: 407 statements");
        assertThat(reported).filteredOn(line -> line.startsWith("     at ")).hasSize(15);
        assertThat(reported).containsOnlyOnce("          and 3 more in " + written);
        List<String> checked = new Console(false).checked(report, written);
        assertThat(checked.get(1)).startsWith("  error   ").contains("Late.part7");
        assertThat(checked)
                .filteredOn(line -> line.matches("  (error|warning) .*"))
                .hasSize(15);
        assertThat(checked).containsOnlyOnce("          and 3 more in " + written);
        assertThat(new Console(false).checked(report, null))
                .containsOnlyOnce("          and 3 more; a report has them all: --out DIR");
    }

    @Test
    void belowAReportACheckPointsAtFindingsAndDoesNotRepeatThem() throws Exception {
        Shop shop = SampleShops.tenFindings();
        Settings settings = SettingsFile.parse(
                "findings: {n-plus-one: error}\nrules: [{counter: statements, limit: 3}]", "rowan.yaml");
        Report report = Fixtures.report(settings, shop);
        Path written = Path.of("target", "rowan", "index.html");
        List<String> below = new Console(false).checkedBelow(report, written);
        assertThat(below.get(0)).startsWith("rowan: FAIL");
        assertThat(below.get(1)).matches("  error   findings 1, [\\d, ]* above");
        assertThat(below).anyMatch(line -> line.contains(" statements, limit 3"));
        assertThat(String.join("\n", below)).doesNotContain("(n-plus-one, ", "fix: ", "report: ", " dropped, ");
    }

    @Test
    void everyFindingIsInTheJsonWhateverTheReportLeavesOut() throws Exception {
        Shop shop = SampleShops.tenFindings();
        List<String> ids = shop.analysis().findings().stream().map(Finding::id).toList();
        assertThat(findings(shop).findValuesAsText("id")).containsExactlyInAnyOrderElementsOf(ids);
    }
}
