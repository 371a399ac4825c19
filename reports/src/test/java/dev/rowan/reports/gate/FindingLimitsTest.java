package dev.rowan.reports.gate;

import static dev.rowan.reports.Fixtures.decide;
import static dev.rowan.reports.Fixtures.measured;
import static dev.rowan.reports.Shop.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.analysis.CallSite;
import dev.rowan.analysis.Confidence;
import dev.rowan.reports.Shop;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that limit what was found of a class, a test or a statement; and rules that turn out to be about nothing. */
class FindingLimitsTest {

    private static final String OWNERS = "select * from owners";
    private static final String PETS = "select * from pets where owner_id = ?";
    private static final String VISITS = "select * from visits where pet_id = ?";
    private static final String AT = "com.acme.OwnerService.list:41";

    /** Two tests of one class that show the same fault, one of which shows another two; and a test without any. */
    private static Shop clinic() {
        Shop shop = clean();
        fault(shop, "Owner.pets", PETS, "lists");
        fault(shop, "Owner.visits", VISITS, "lists");
        return shop.finding(
                "duplicate-query",
                Confidence.PROVEN,
                null,
                CallSite.of(Shop.frame(AT)),
                OWNERS,
                null,
                4,
                1,
                "com.acme.OwnerTests.shows",
                "Owners are read four times",
                null);
    }

    private static Shop clean() {
        return new Shop()
                .test("com.acme.OwnerTests.lists", run(OWNERS, 1, AT), run(PETS, 10, AT), run(VISITS, 10, AT))
                .test("com.acme.OwnerTests.shows", run(OWNERS, 4, AT))
                .test("com.acme.VetTests.lists", run(OWNERS, 1, AT));
    }

    private static void fault(Shop shop, String association, String sql, String test) {
        shop.nPlusOne(association, AT, sql, OWNERS, 10, "com.acme.OwnerTests." + test);
    }

    private static Settings rule(String keys) throws ConfigurationException {
        return SettingsFile.parse("preset: none\nrules: [{counter: findings, " + keys + "}]", "rowan.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "element: test, limit: 1 | com.acme.OwnerTests.lists: 2 findings, limit 1"
                        + " (n-plus-one:OwnerService.list:Owner.pets and 1 more)",
                "element: test, finding: duplicate-query, limit: 0 | com.acme.OwnerTests.shows: 1 of duplicate-query,"
                        + " limit 0 (OwnerService.list:select)",
                "element: class, limit: 2 | com.acme.OwnerTests: 3 findings, limit 2"
                        + " (duplicate-query:OwnerService.list:select and 2 more)",
                "element: class, value: maximum, finding: n-plus-one, limit: 1 | com.acme.OwnerTests: 2 of n-plus-one in"
                        + " com.acme.OwnerTests.lists, limit 1 (OwnerService.list:Owner.pets and 1 more)",
                "element: statement, includes: '*visits*', limit: 0 | select … from visits: 1 finding, limit 0"
                        + " (n-plus-one:OwnerService.list:Owner.visits)",
                "element: statement, finding: duplicate-query, value: maximum, limit: 0 | select … from owners: 1 of"
                        + " duplicate-query in com.acme.OwnerTests.shows, limit 0 (OwnerService.list:select)",
                "element: bundle, value: maximum, limit: 1 | 2 findings in com.acme.OwnerTests.lists, limit 1"
                        + " (n-plus-one:OwnerService.list:Owner.pets and 1 more)",
            })
    void eachElementIsHeldToItsLimit(String keys, String line) throws Exception {
        Verdict verdict = decide(rule(keys), null, clinic());
        assertThat(verdict.messages()).extracting(Message::line).containsExactly(line);
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.VIOLATION);
        assertThat(decide(rule(keys.replaceAll("limit: \\d", "limit: 3")), null, clinic())
                        .messages())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test | com.acme.OwnerTests.lists: 2 of n-plus-one, baseline 1 (+1: OwnerService.list:Owner.visits)",
                "class | com.acme.OwnerTests: 2 of n-plus-one, baseline 1 (+1: OwnerService.list:Owner.visits)",
                "statement | select … from visits: 1 of n-plus-one, baseline 0 (+1: OwnerService.list:Owner.visits)",
                "bundle | 2 of n-plus-one, baseline 1 (+1: OwnerService.list:Owner.visits)",
            })
    void aStoredBaselineTellsWhatIsNew(String element, String line, @TempDir Path folder) throws Exception {
        Shop before = clean();
        fault(before, "Owner.pets", PETS, "lists");
        Path file = folder.resolve("rowan-baseline.json");
        BaselineFile.write(measured(before), file);
        Measured baseline = BaselineFile.read(file);
        Settings settings = rule("finding: n-plus-one, value: delta, element: " + element);
        assertThat(decide(settings, baseline, before).messages()).isEmpty();
        assertThat(decide(settings, baseline, clinic()).messages())
                .extracting(Message::line)
                .containsExactly(line);
        assertThat(decide(rule("value: delta, limit: 1, finding: n-plus-one, element: " + element), baseline, clinic())
                        .messages())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "element: test, includes: ['com.acme.*', 'com.acmee.*'] | no test matches its includes 'com.acmee.*'",
                "element: test, excludes: 'com.acmee.*' | no test matches its excludes 'com.acmee.*'",
                "element: class, includes: com.acmee.* | guards nothing: no class matches its includes 'com.acmee.*'",
                "element: statement, includes: '*from pet' | guards nothing: no statement matches its includes '*from pet'",
                "element: test, excludes: '*' | guards nothing: it leaves no test of this recording",
            })
    void aRuleThatIsAboutNothingSaysSo(String keys, String fact) throws Exception {
        Verdict verdict = decide(rule(keys + ", limit: 9"), null, clinic());
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.PASS);
        assertThat(verdict.reason()).isEqualTo("No limit is broken, 1 warning.");
        assertThat(verdict.messages()).singleElement().satisfies(message -> {
            assertThat(message.level()).isEqualTo(Level.WARN);
            assertThat(message.line()).isEqualTo("The rule " + message.rule() + ": " + fact);
        });
    }

    @Test
    void whatIsWrittenByHandIsToldBeforeWhatThePresetWarnsOf() throws Exception {
        Settings settings = SettingsFile.parse(
                "findings: {n-plus-one: warn, duplicate-query: warn}\n"
                        + "rules: [{counter: rows, limit: 99, includes: 'com.acmee.*'}]",
                "rowan.yaml");
        assertThat(decide(settings, null, clinic()).messages().get(0).line()).contains("guards nothing");
    }

    @Test
    void aRuleAboutADisabledFindingIsABadConfiguration() {
        assertThatThrownBy(() -> decide(
                        SettingsFile.parse(
                                "analysis: {disabled: [n-plus-one]}\n"
                                        + "rules: [{element: test, counter: findings, finding: n-plus-one}]",
                                "rowan.yaml"),
                        null,
                        clinic()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("which is disabled under 'analysis'");
    }
}
