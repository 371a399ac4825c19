package dev.rowan.reports.cli;

import static dev.rowan.reports.Shop.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.reports.Engine;
import dev.rowan.reports.Fixtures;
import dev.rowan.reports.Jmh;
import dev.rowan.reports.SampleShops;
import dev.rowan.reports.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest extends CommandLineFixture {

    @Test
    void aPersonAtATerminalSeesColoursAndProgressAndABuildDoesNot() {
        for (boolean watched : new boolean[] {true, false}) {
            Said said = rowan(
                    watched, Fixtures.engine(SampleShops.tenFindings()), "report", path("."), "--out", path("out"));
            assertThat(said.out().contains("\u001b[")).isEqualTo(watched);
            assertThat(said.err())
                    .isEqualToIgnoringNewLines(watched ? "rowan: reading recordings …rowan: writing the report …" : "");
        }
    }

    private static Shop listing(long pets) {
        return new Shop().test("com.acme.OwnerTests.lists", run("select * from pets", pets, "com.acme.A.b:1"));
    }

    @Test
    void reportWritesThePageAndTheFindingsAndSaysWhere() {
        Said said = rowan(
                Fixtures.engine(SampleShops.tenFindings()),
                "report",
                path("."),
                "--out",
                path("out"),
                "--formats",
                "html,json,sarif,junit,markdown");
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).contains("10 findings, worst first", "report: file:", "index.html");
        assertThat(said.out().lines()).hasSizeLessThan(40);
        assertThat(said.out() + said.err()).doesNotContain("\u001b");
        for (String file : List.of("index.html", "findings.json", "rowan.sarif", "TEST-rowan.xml", "rowan.md")) {
            assertThat(folder.resolve("out").resolve(file)).isNotEmptyFile();
        }
    }

    @Test
    void theExitCodesAreThoseThatAreDocumented() throws Exception {
        String baseline = path("b.json");
        assertThat(rowan(Fixtures.engine(listing(3)), "baseline", path("."), "--out", baseline)
                        .exitCode())
                .isZero();
        String[] check = {"check", path("."), "--baseline", baseline};
        assertThat(rowan(Fixtures.engine(listing(3)), check).exitCode()).isZero();
        Said worse = rowan(Fixtures.engine(listing(4)), check);
        assertThat(worse.exitCode()).isEqualTo(1);
        assertThat(worse.out()).contains("com.acme.OwnerTests.lists: 4 statements, baseline 3 (+1: select … from pets");
        assertThat(rowan(Fixtures.engine(new Shop()), check).exitCode()).isEqualTo(3);
        assertThat(rowan(Fixtures.engine(listing(3).killed()), check).exitCode())
                .isEqualTo(3);
        assertThat(rowan(Fixtures.engine(listing(3)), "check", path("."), "--baseline", path("none.json"))
                        .exitCode())
                .isEqualTo(2);
        Path config = Files.writeString(folder.resolve("rowan.yaml"), "rule: []");
        Said bad = rowan(Fixtures.engine(listing(3)), "check", path("."), "--config", config.toString());
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.err()).contains("has no key 'rule'", "Did you mean 'rules'?");
        assertThat(rowan(Fixtures.engine(listing(3)), "chekc").exitCode()).isEqualTo(2);
        assertThat(rowan(Fixtures.engine(listing(3))).exitCode()).isEqualTo(2);
    }

    @Test
    void anOptionThatIsNoneIsNamedBeforeWhatIsMissing() {
        Said said = rowan(Engine.standard(), "check", "--basline", "b.json");
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err())
                .startsWith("rowan check has no option '--basline'. Choices are: --baseline, --before, ")
                .contains("Did you mean '--baseline'?")
                .doesNotContain("missing");
        assertThat(rowan(Engine.standard(), "report", path("."), "--nosuch=1").err())
                .startsWith("rowan report has no option '--nosuch'. Choices are: --baseline, ");
        assertThat(rowan(Engine.standard(), "check").err()).contains("DIR is missing: the folder of the recordings");
    }

    @Test
    void aMisspeltFindingIsRefusedWithTheChoices() throws Exception {
        Path config = Files.writeString(
                folder.resolve("rowan.yaml"),
                "rules: [{element: test, counter: findings, finding: n-plus-on, limit: 0}]");
        Said said =
                rowan(Fixtures.engine(SampleShops.tenFindings()), "check", path("."), "--config", config.toString());
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err())
                .contains("rules[1] names the finding 'n-plus-on'", "Choices are: n-plus-one, ")
                .contains("Did you mean 'n-plus-one'?");
        Files.writeString(config, "preset: none\nrules: [{counter: findings, finding: n-plus-one, limit: 0}]");
        said = rowan(Fixtures.engine(SampleShops.tenFindings()), "check", path("."), "--config", config.toString());
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("com.acme.clinic.OwnerTests.showsOwnerNumber0: 1 of n-plus-one, limit 0");
    }

    @Test
    void aRuleThatGuardsNothingIsSeen() throws Exception {
        Path config = Files.writeString(
                folder.resolve("rowan.yaml"),
                "rules: [{element: class, counter: statements, limit: 9, includes: ['com.acme.web.*']}]");
        Said said = rowan(Fixtures.engine(listing(3)), "check", path("."), "--config", config.toString());
        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .contains("PASS  No limit is broken, 1 warning.")
                .contains("warning The rule class.statements.total: guards nothing: no class matches its includes"
                        + " 'com.acme.web.*'");
    }

    @Test
    void theReportThatIsNamedIsOneThatWasWritten() {
        Said said = rowan(
                Fixtures.engine(listing(3)), "check", path("."), "--out", path("out"), "--formats", "sarif,markdown");
        assertThat(said.exitCode()).isZero();
        assertThat(said.out().lines().reduce((first, last) -> last).orElseThrow())
                .endsWith("/out/rowan.md");
    }

    @Test
    void aFolderWithoutRecordingsIsNoData() {
        for (String command : List.of("report", "check", "doctor", "baseline")) {
            String[] out = command.equals("check") ? new String[0] : new String[] {"--out", path("x")};
            String[] arguments = command.equals("doctor") || command.equals("check")
                    ? new String[] {command, path(".")}
                    : new String[] {command, path("."), out[0], out[1]};
            assertThat(rowan(Engine.standard(), arguments).exitCode())
                    .as(command)
                    .isEqualTo(3);
        }
        assertThat(rowan(Engine.standard(), "merge", path("."), "--out", path("m"))
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void aFileThatIsNoRecordingIsRefusedAndNamed() throws Exception {
        Files.writeString(folder.resolve("a.rowan"), "not a recording at all, however long it may be");
        Said said = rowan(Engine.standard(), "check", path("."));
        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out()).contains("a.rowan");
    }

    @Test
    void aBaselineIsNotWrittenFromUnsoundData() {
        Said said = rowan(Fixtures.engine(listing(3).killed()), "baseline", path("."), "--out", path("b.json"));
        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.err()).contains("no baseline was written");
        assertThat(folder.resolve("b.json")).doesNotExist();
    }

    @Test
    void diffSaysWhatGrew() {
        rowan(Fixtures.engine(listing(3)), "baseline", path("."), "--out", path("a.json"));
        rowan(Fixtures.engine(listing(5)), "baseline", path("."), "--out", path("b.json"));
        Said said = rowan(Engine.standard(), "diff", path("a.json"), path("b.json"), "--markdown", path("d.md"));
        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("5 statements, was 3 (+2: select … from pets");
        assertThat(folder.resolve("d.md")).content().contains("### Tests");
        assertThat(rowan(Engine.standard(), "diff", path("a.json"), path("a.json"))
                        .out())
                .isEqualToIgnoringNewLines("no difference");
    }

    @Test
    void aBaselineOfTwoRecordingsSaysWhatComesAndGoes() throws Exception {
        Shop shop = listing(3)
                .nPlusOne(
                        "Owner.pets",
                        "com.acme.A.b:1",
                        "select 1 from pets",
                        "select 1",
                        4,
                        "com.acme.OwnerTests.lists");
        shop.unit(
                "other-jvm",
                "[engine:junit-jupiter]/[test:com.acme.OwnerTests.lists]",
                "com.acme.OwnerTests.lists",
                TestPhase.BODY,
                UnitKind.TEST,
                run("select * from pets", 3, "com.acme.A.b:1"));
        Said said = rowan(Fixtures.engine(shop), "baseline", path("."), "--out", path("b.json"));
        assertThat(said.out()).startsWith("1 test, 1 finding (1 comes and goes): ");
        assertThat(folder.resolve("b.json")).content().contains("\"n-plus-one:A.b:Owner.pets\": \"0..1\"");
    }

    @Test
    void benchmarksAreJudgedBesideRecordingsAndAlone() throws Exception {
        String results = new Jmh()
                .result("com.acme.Reads.rows", "", 4_096, 1.5, 0.1)
                .in(folder.resolve("jmh.json"))
                .toString();
        String baseline = path("b.json");
        Said written =
                rowan(Fixtures.engine(listing(3)), "baseline", path("."), "--benchmarks", results, "--out", baseline);
        assertThat(written.out()).startsWith("1 test, 0 findings, 1 benchmark: ");
        String[] check = {"check", path("."), "--baseline", baseline, "--benchmarks", path("*mh.json")};
        assertThat(rowan(Fixtures.engine(listing(3)), check).exitCode()).isZero();
        String[] alone = {"check", "--benchmarks", results, "--baseline", baseline};
        assertThat(rowan(Engine.standard(), alone).exitCode()).isZero();

        new Jmh().result("com.acme.Reads.rows", "", 4_500, 1.5, 0.1).in(folder.resolve("jmh.json"));
        for (Said said : List.of(rowan(Fixtures.engine(listing(3)), check), rowan(Engine.standard(), alone))) {
            assertThat(said.exitCode()).isEqualTo(1);
            assertThat(said.out())
                    .contains("com.acme.Reads.rows: 4,500 B/op, baseline 4,096 (+404, +204 is allowed)")
                    .contains("1 benchmark of JMH, 1 with their allocation");
        }
        assertThat(rowan(Engine.standard(), "diff", baseline, results).out())
                .contains("benchmarks (1)", "com.acme.Reads.rows: 4,500 B/op, was 4,096 (+404)");
        Said markdown = rowan(
                Engine.standard(),
                "report",
                "--benchmarks",
                results,
                "--out",
                path("out"),
                "--formats",
                "html,markdown,json");
        assertThat(markdown.exitCode()).as(markdown.err()).isZero();
        assertThat(folder.resolve("out/rowan.md"))
                .content()
                .contains("- `com.acme.Reads.rows`: 4,500 B/op, 1.50 µs/op");
    }

    @Test
    void benchmarksThatAreMissingOrBrokenAreNoPass() throws Exception {
        Said missing = rowan(Fixtures.engine(listing(3)), "check", path("."), "--benchmarks", path("none.json"));
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.out()).contains("No benchmark results were found at " + path("none.json"));
        Files.writeString(folder.resolve("jmh.json"), "[]");
        assertThat(rowan(Engine.standard(), "check", "--benchmarks", path("jmh.json"))
                        .exitCode())
                .isEqualTo(3);
        Files.writeString(folder.resolve("jmh.json"), "[{\"benchmark\": \"a");
        Said broken = rowan(Fixtures.engine(listing(3)), "check", path("."), "--benchmarks", path("jmh.json"));
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.err()).contains("jmh.json cannot be used: it is not JSON, or was cut short");
        // Benchmarks beside recordings do not make up for recordings that are not there.
        new Jmh().result("a.B.c", "", 4_096, 1.5, 0.1).in(folder.resolve("jmh.json"));
        assertThat(rowan(Engine.standard(), "check", path("."), "--benchmarks", path("jmh.json"))
                        .exitCode())
                .isEqualTo(3);
        assertThat(rowan(Engine.standard(), "check").err()).contains("DIR is missing: the folder of the recordings");
    }

    @Test
    void globsAndMergeGatherRecordings() throws Exception {
        for (String module : List.of("one", "two")) {
            Path target = Files.createDirectories(folder.resolve(module + "/target/rowan"));
            Files.writeString(target.resolve("host-1-" + module + ".rowan"), module);
        }
        Said said = rowan(Engine.standard(), "merge", path("*/target/rowan"), "--out", path("all"));
        assertThat(said.out()).startsWith("2 recordings in ");
        assertThat(folder.resolve("all/host-1-two.rowan")).hasContent("two");
        assertThat(rowan(Engine.standard(), "merge", path("*/target/rowan"), "--out", path("all"))
                        .exitCode())
                .isZero();
        Files.writeString(folder.resolve("one/target/rowan/host-1-one.rowan"), "changed");
        assertThat(rowan(Engine.standard(), "merge", path("*/target/rowan"), "--out", path("all"))
                        .err())
                .contains("have one name and differ");
    }
}
