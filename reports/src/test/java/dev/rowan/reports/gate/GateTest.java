package dev.rowan.reports.gate;

import static dev.rowan.reports.Fixtures.decide;
import static dev.rowan.reports.Fixtures.measured;
import static dev.rowan.reports.Shop.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.reports.Shop;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Verdict;
import dev.rowan.reports.view.Verdict.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

    private static final String OWNERS = "select * from owners";
    private static final String PETS = "select * from pets where owner_id = ?";
    private static final String LISTS = "com.acme.OwnerTests.lists";
    private static final String AT = "com.acme.OwnerService.list:41";

    private static Shop listing(long pets) {
        return new Shop().test(LISTS, run(OWNERS, 1, "com.acme.OwnerService.list:38"), run(PETS, pets, AT));
    }

    private static Shop withFinding(Shop shop, String association) {
        return shop.nPlusOne(association, AT, PETS, OWNERS, 10, LISTS);
    }

    @Test
    void theSameCountsPass() throws Exception {
        Verdict verdict = decide(Settings.DEFAULT, measured(listing(2)), listing(2));
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.messages()).isEmpty();
        assertThat(verdict.reason()).isEqualTo("Nothing is worse than the baseline.");
    }

    @Test
    void oneMoreStatementFailsAndSaysWhichAndWhere() throws Exception {
        Verdict verdict = decide(Settings.DEFAULT, measured(listing(2)), listing(11));
        assertThat(verdict.outcome()).isEqualTo(Outcome.VIOLATION);
        assertThat(verdict.messages()).hasSize(1);
        assertThat(verdict.messages().get(0).line())
                .startsWith("com.acme.OwnerTests.lists: 12 statements, baseline 3"
                        + " (+9: select … from pets, OwnerService.java:41)");
    }

    @Test
    void fewerStatementsPassAndAskToTighten() throws Exception {
        Verdict verdict = decide(Settings.DEFAULT, measured(listing(5)), listing(1));
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.tighten())
                .singleElement()
                .asString()
                .startsWith("com.acme.OwnerTests.lists: 2 statements, baseline 6");
    }

    @Test
    void aTestThatVariesHoldsTheRangeItShowed(@TempDir Path folder) throws Exception {
        Shop twice = listing(11);
        twice.unit(
                "other-jvm",
                "[engine:junit-jupiter]/[test:" + LISTS + "]",
                LISTS,
                TestPhase.BODY,
                UnitKind.TEST,
                run(OWNERS, 1, AT),
                run(PETS, 13, AT));
        Path file = folder.resolve("rowan-baseline.json");
        BaselineFile.write(measured(twice), file);
        assertThat(file).content().contains("\"statements\": \"12..14\"");
        Measured baseline = BaselineFile.read(file);
        assertThat(decide(Settings.DEFAULT, baseline, listing(12)).outcome()).isEqualTo(Outcome.PASS);
        assertThat(decide(Settings.DEFAULT, baseline, listing(13)).outcome()).isEqualTo(Outcome.PASS);
        Verdict over = decide(Settings.DEFAULT, baseline, listing(14));
        assertThat(over.outcome()).isEqualTo(Outcome.VIOLATION);
        assertThat(over.messages().get(0).fact()).startsWith("15 statements, baseline 12..14 (+1: ");
    }

    /** The tests of a shop as another JVM ran them, without their findings. */
    private static Shop again(Shop shop) {
        return shop.unit(
                "other-jvm",
                "[engine:junit-jupiter]/[test:" + LISTS + "]",
                LISTS,
                TestPhase.BODY,
                UnitKind.TEST,
                run(OWNERS, 1, "com.acme.OwnerService.list:38"),
                run(PETS, 10, AT));
    }

    @Test
    void aFindingThatOneOfTwoRecordingsShowsIsARange(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("rowan-baseline.json");
        BaselineFile.write(measured(again(withFinding(listing(10), "Owner.pets"))), file);
        assertThat(Files.readString(file).lines().filter(line -> line.contains("\"0..1\"")))
                .containsExactly(
                        "    \"n-plus-one:OwnerService.list:Owner.pets\": \"0..1\"",
                        Files.readString(file)
                                .lines()
                                .filter(line -> line.contains("test:"))
                                .findFirst()
                                .orElseThrow())
                .hasSize(2);
        Measured baseline = BaselineFile.read(file);
        Verdict without = decide(Settings.DEFAULT, baseline, listing(10));
        assertThat(without.outcome()).isEqualTo(Outcome.PASS);
        assertThat(without.tighten()).as("what comes and goes is not gone").isEmpty();
        Shop with = withFinding(listing(10), "Owner.pets");
        assertThat(decide(Settings.DEFAULT, baseline, with).messages()).isEmpty();
        assertThat(decide(Settings.DEFAULT, baseline, withFinding(with, "Owner.pets"))
                        .messages())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.line()).contains("(n-plus-one, proven, more than the baseline's 0..1)"));
        assertThat(Difference.between(baseline, measured(listing(10))).goneFindings())
                .isEmpty();
        assertThat(Difference.between(measured(listing(10)), baseline).newFindings())
                .containsExactly("n-plus-one:OwnerService.list:Owner.pets (0..1)");
    }

    @Test
    void aFindingThatBothRecordingsShowIsSure() throws Exception {
        Shop shop = new Shop().test(LISTS, run(OWNERS, 1, AT), run(PETS, 10, AT));
        Measured both = measured(withFinding(shop, "Owner.pets"));
        assertThat(both.findings().values()).hasToString("[1]");
        // Another test in another fork says nothing about it.
        shop.unit(
                "fork-2", "[test:other]", "com.acme.VetTests.other", TestPhase.BODY, UnitKind.TEST, run(OWNERS, 1, AT));
        assertThat(measured(shop).findings().values()).hasToString("[1]");
        assertThat(measured(again(shop)).findings().values()).hasToString("[0..1]");
    }

    @Test
    void aTestRepeatedInOneJvmIsOneTestThatRanTwice() {
        Shop shop = listing(4);
        shop.test(LISTS, run(OWNERS, 1, AT), run(PETS, 4, AT));
        assertThat(measured(shop).tests().values()).singleElement().satisfies(test -> {
            assertThat(test.runs()).isEqualTo(2);
            assertThat(test.count(dev.rowan.reports.view.Counter.STATEMENTS)).hasToString("5");
        });
    }

    @Test
    void aNewFindingFailsAndAKnownOneDoesNot() throws Exception {
        Measured baseline = measured(withFinding(listing(10), "Owner.pets"));
        assertThat(decide(Settings.DEFAULT, baseline, withFinding(listing(10), "Owner.pets"))
                        .outcome())
                .isEqualTo(Outcome.PASS);
        Verdict verdict =
                decide(Settings.DEFAULT, baseline, withFinding(withFinding(listing(10), "Owner.pets"), "Owner.visits"));
        assertThat(verdict.outcome()).isEqualTo(Outcome.VIOLATION);
        assertThat(verdict.messages()).singleElement().satisfies(message -> {
            assertThat(message.rule()).isEqualTo("n-plus-one");
            assertThat(message.line()).contains("OwnerService.list:41", "Owner.visits", "not in the baseline");
        });
    }

    @Test
    void twoFindingsOfOneIdAgainstOneInTheBaselineAreOneNew() throws Exception {
        Measured baseline = measured(withFinding(listing(10), "Owner.pets"));
        Verdict verdict =
                decide(Settings.DEFAULT, baseline, withFinding(withFinding(listing(10), "Owner.pets"), "Owner.pets"));
        assertThat(verdict.errors()).isEqualTo(1);
    }

    @Test
    void aFindingThatIsGoneAsksToTighten() throws Exception {
        Measured baseline = measured(withFinding(listing(10), "Owner.pets"));
        Verdict verdict = decide(Settings.DEFAULT, baseline, listing(10));
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.tighten())
                .containsExactly("1 finding is gone, such as n-plus-one:OwnerService.list:Owner.pets");
    }

    @Test
    void withoutBaselineAGraveFindingFails() throws Exception {
        assertThat(decide(Settings.DEFAULT, null, withFinding(listing(10), "Owner.pets"))
                        .outcome())
                .isEqualTo(Outcome.VIOLATION);
        assertThat(decide(Settings.DEFAULT, null, listing(10)).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void noDataIsNeverAPass() throws Exception {
        assertThat(decide(Settings.DEFAULT, null, new Shop()).outcome()).isEqualTo(Outcome.NO_DATA);
        assertThat(decide(Settings.DEFAULT, measured(listing(2)), new Shop()).outcome())
                .isEqualTo(Outcome.NO_DATA);
        Settings nothingAsked = SettingsFile.parse("preset: none", "rowan.yaml");
        assertThat(decide(nothingAsked, null, new Shop()).outcome()).isEqualTo(Outcome.NO_DATA);
    }

    @Test
    void aBaselineOfWhichNoTestRanIsNoData() throws Exception {
        Shop other = new Shop().test("com.acme.VetTests.other", run(OWNERS, 1, AT));
        Verdict verdict = decide(Settings.DEFAULT, measured(listing(2)), other);
        assertThat(verdict.outcome()).isEqualTo(Outcome.NO_DATA);
        assertThat(verdict.reason()).contains("None of the baseline's 1 tests ran");
    }

    @Test
    void testsOfTheBaselineThatDidNotRunAreTold() throws Exception {
        Shop both = listing(2).test("com.acme.VetTests.other", run(OWNERS, 1, AT));
        Verdict verdict = decide(Settings.DEFAULT, measured(both), listing(2));
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.messages()).singleElement().satisfies(message -> {
            assertThat(message.level()).isEqualTo(Level.WARN);
            assertThat(message.fact()).startsWith("1 of the baseline's 2 tests did not run, such as ");
        });
        Settings strict = SettingsFile.parse("missing-tests: error", "rowan.yaml");
        assertThat(decide(strict, measured(both), listing(2)).outcome()).isEqualTo(Outcome.VIOLATION);
    }

    @Test
    void unhealthyDataIsRefused() throws Exception {
        assertThat(decide(Settings.DEFAULT, null, listing(2).state(Health.State.FAILED))
                        .outcome())
                .isEqualTo(Outcome.UNHEALTHY);
        assertThat(decide(Settings.DEFAULT, null, listing(2).killed()).outcome())
                .isEqualTo(Outcome.UNHEALTHY);
        Verdict damaged = decide(
                Settings.DEFAULT, null, listing(2).problem(Recording.Problem.Kind.DAMAGED, "12 bytes are no record"));
        assertThat(damaged.outcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(damaged.reason()).contains("12 bytes are no record");
        Verdict nothingLeft = decide(Settings.DEFAULT, null, new Shop().killed());
        assertThat(nothingLeft.outcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(nothingLeft.reason()).contains("has no end");
        Settings lenient = SettingsFile.parse("health: {unfinished: warn}", "rowan.yaml");
        assertThat(decide(lenient, null, listing(2).killed()).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void anAgentThatSawLessIsToldAndRefusedOnRequest() throws Exception {
        Shop degraded = listing(2).state(Health.State.DEGRADED);
        assertThat(decide(Settings.DEFAULT, null, degraded).outcome()).isEqualTo(Outcome.PASS);
        Verdict refused = decide(SettingsFile.parse("health: {degraded: error}", "rowan.yaml"), null, degraded);
        assertThat(refused.outcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(refused.reason()).contains("The agent sees less than it should");
    }

    @Test
    void whatMovesBetweenTestsFailsNone() throws Exception {
        Shop.Run sequence = new Shop.Run("call next value for owner_seq", 1, 1, AT, Set.of(Role.SEQUENCE_CALL));
        Shop.Run ping = new Shop.Run("select 1", 1, 1, AT, Set.of(Role.POOL_VALIDATION));
        Shop.Run start = new Shop.Run("select version()", 1, 1, AT, Set.of(Role.CONTEXT_START));
        Shop before = listing(2).test("com.acme.VetTests.first", run(OWNERS, 1, AT), sequence, ping, start);
        Shop after = new Shop()
                .test(LISTS, run(OWNERS, 1, AT), run(PETS, 2, AT), sequence, ping, start)
                .test("com.acme.VetTests.first", run(OWNERS, 1, AT));
        assertThat(decide(Settings.DEFAULT, measured(before), after).messages()).isEmpty();
    }

    @Test
    void moreWorkOutsideOfTestsWarns() throws Exception {
        Measured before = measured(outside(listing(2), 1));
        Verdict verdict = decide(Settings.DEFAULT, before, outside(listing(2), 3));
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.messages()).singleElement().satisfies(message -> {
            assertThat(message.level()).isEqualTo(Level.WARN);
            assertThat(message.line()).contains("(outside of tests): 3 statements, baseline 1 (+2");
        });
    }

    private static Shop outside(Shop shop, long owners) {
        return shop.unit(Shop.JVM, "", "", TestPhase.NONE, UnitKind.REQUEST, run(OWNERS, owners, AT));
    }

    @Test
    void moreOfWhatMovesIsToldOverTheWholeRun() throws Exception {
        Shop.Run sequence = new Shop.Run("call next value for owner_seq", 2, 2, AT, Set.of(Role.SEQUENCE_CALL));
        Shop.Run ping = new Shop.Run("select 1", 5, 5, AT, Set.of(Role.POOL_VALIDATION));
        Shop.Run start = new Shop.Run("select version()", 1, 1, AT, Set.of(Role.CONTEXT_START));
        Shop more = listing(2).test("com.acme.VetTests.first", run(OWNERS, 1, AT), sequence, ping, start);
        Measured before = measured(listing(2).test("com.acme.VetTests.first", run(OWNERS, 1, AT)));
        Verdict verdict = decide(Settings.DEFAULT, before, more);
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.messages())
                .extracting(Message::line)
                .containsExactlyInAnyOrder(
                        "2 sequence calls in all, baseline 0 (+2)", "1 statement at start in all, baseline 0 (+1)");
        Settings limited = SettingsFile.parse(
                "preset: none\nrules: [{element: bundle, counter: validation, limit: 4}]", "rowan.yaml");
        assertThat(decide(limited, null, more).messages())
                .extracting(Message::line)
                .containsExactly("5 pool validations, limit 4");
    }

    @Test
    void rulesLimitWhatTheyName() throws Exception {
        Settings settings = SettingsFile.parse("""
                preset: none
                rules:
                  - {element: test, counter: statements, limit: 3}
                  - {element: class, counter: statements, value: maximum, limit: 3, level: warn}
                  - {element: bundle, counter: rows, limit: 1000}
                  - {element: statement, counter: statements, limit: 5, includes: ['*from pets*']}
                  - {element: test, counter: statements, limit: 0, excludes: ['com.acme.*']}
                """, "rowan.yaml");
        Verdict verdict = decide(settings, null, listing(11));
        assertThat(verdict.messages())
                .extracting(Message::line)
                .containsExactly(
                        "com.acme.OwnerTests.lists: 12 statements, limit 3",
                        "select … from pets: 11 statements, limit 5",
                        "com.acme.OwnerTests: 12 statements, limit 3",
                        "The rule test.statements.total: guards nothing: it leaves no test of this recording");
    }

    @Test
    void findingsOfARuleCanBeCountedAndLevelled() throws Exception {
        Shop shop = withFinding(withFinding(listing(10), "Owner.pets"), "Owner.visits");
        Settings counted = SettingsFile.parse(
                "preset: none\nrules: [{element: bundle, counter: findings, finding: n-plus-one, limit: 1}]",
                "rowan.yaml");
        assertThat(decide(counted, null, shop).messages())
                .singleElement()
                .satisfies(message -> assertThat(message.fact())
                        .isEqualTo("2 of n-plus-one, limit 1 (OwnerService.list:Owner.pets and 1 more)"));
        Settings off = SettingsFile.parse("findings: {n-plus-one: off}", "rowan.yaml");
        assertThat(decide(off, null, shop).outcome()).isEqualTo(Outcome.PASS);
        Settings warn = SettingsFile.parse("findings: {n-plus-one: warn}", "rowan.yaml");
        assertThat(decide(warn, null, shop).outcome()).isEqualTo(Outcome.PASS);
        assertThat(decide(warn, null, shop).messages()).hasSize(2);
    }

    @Test
    void aRatchetWithoutBaselineIsABadConfiguration() {
        assertThatThrownBy(() -> decide(SettingsFile.parse("preset: ratchet", "rowan.yaml"), null, listing(2)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Write one with: rowan baseline");
    }

    @Test
    void aBaselineComesBackAsItWasWritten(@TempDir Path folder) throws Exception {
        Measured measured = measured(withFinding(listing(10), "Owner.pets"));
        Path file = folder.resolve("rowan-baseline.json");
        BaselineFile.write(measured, file);
        String text = Files.readString(file);
        BaselineFile.write(BaselineFile.read(file), file);
        assertThat(file).hasContent(text);
        assertThat(text.lines().filter(line -> line.contains("lists"))).hasSize(1);
        assertThat(text).doesNotContain("time", "millis", "2026");
    }

    @Test
    void aFileThatIsNoBaselineSaysWhatToDo(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("b.json"), "{}");
        assertThatThrownBy(() -> BaselineFile.read(file)).hasMessageContaining("is no baseline");
        Files.writeString(file, "{\"rowan-baseline\": 2}");
        assertThatThrownBy(() -> BaselineFile.read(file)).hasMessageContaining("Use a newer Rowan");
        Files.writeString(file, "{\"rowan-baseline\": 1, \"tests\": {\"a\": {\"statements\": \"14..12\"}}}");
        assertThatThrownBy(() -> BaselineFile.read(file)).hasMessageContaining("14..12");
    }

    @Test
    void aDifferenceNamesWhatGrewAndWhatIsNew() {
        Difference difference =
                Difference.between(measured(listing(2)), measured(withFinding(listing(11), "Owner.pets")));
        assertThat(difference.newFindings()).containsExactly("n-plus-one:OwnerService.list:Owner.pets");
        assertThat(difference.tests()).singleElement().satisfies(test -> {
            assertThat(test.by()).isEqualTo(9);
            assertThat(test.facts()).startsWith("12 statements, was 3 (+9: select … from pets, OwnerService.java:41)");
        });
        assertThat(Difference.between(measured(listing(2)), measured(listing(2)))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void messagesComeWithErrorsFirst() throws Exception {
        Settings settings = SettingsFile.parse("""
                preset: none
                rules:
                  - {counter: rows, limit: 0, level: warn}
                  - {counter: statements, limit: 0}
                """, "rowan.yaml");
        assertThat(decide(settings, null, listing(3)).messages())
                .extracting(Message::level)
                .isEqualTo(List.of(Level.ERROR, Level.WARN));
    }
}
