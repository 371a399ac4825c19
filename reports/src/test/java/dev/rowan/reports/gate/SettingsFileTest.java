package dev.rowan.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.analysis.Suppression;
import dev.rowan.reports.view.Counter;
import dev.rowan.reports.view.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsFileTest {

    @Test
    void everyKeyIsUnderstood() throws Exception {
        Settings settings = SettingsFile.parse("""
                preset: ratchet
                network: 800us
                baseline: gate/rowan-baseline.json
                missing-tests: error
                rules:
                  - element: bundle
                    counter: round-trips
                    value: delta
                    limit: 10
                    level: warn
                findings:
                  unbounded-result: off
                suppressions:
                  - rule: n-plus-one
                    association: Owner.pets
                    class: com.acme.*
                    test: com.acme.OwnerTests.lists
                    reason: three owners at most
                  - {rule: n-plus-*, class: com.acme.Export, reason: once a night}
                analysis:
                  disabled: [unused-columns]
                  least-repeats: 5
                health:
                  dropped: warn
                """, "rowan.yaml");
        assertThat(settings.preset()).isEqualTo(Preset.RATCHET);
        assertThat(settings.networkMillis()).isEqualTo(0.8);
        assertThat(settings.baseline()).isEqualTo("gate/rowan-baseline.json");
        assertThat(settings.missingTests()).isEqualTo(Level.ERROR);
        assertThat(settings.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.counter()).isEqualTo(Counter.ROUND_TRIPS);
            assertThat(rule.value()).isEqualTo(Value.DELTA);
            assertThat(rule.limit()).isEqualTo(10);
        });
        assertThat(settings.findings()).containsEntry("unbounded-result", Level.OFF);
        assertThat(settings.suppressions())
                .extracting(Suppression::reason)
                .containsExactly("three owners at most", "once a night");
        assertThat(settings.options().disabled()).containsExactly("unused-columns");
        assertThat(settings.options().leastRepeats()).isEqualTo(5);
        assertThat(settings.health().dropped()).isEqualTo(Level.WARN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Element.class,
            names = {"BUNDLE", "CLASS", "TEST", "STATEMENT"})
    void findingsAreCountedOfEveryElement(Element element) throws Exception {
        for (Value value : Value.values()) {
            Settings settings = SettingsFile.parse(
                    "rules: [{element: " + element + ", counter: findings, finding: n-plus-one, value: " + value
                            + ", limit: 2}]",
                    "rowan.yaml");
            assertThat(settings.rules()).singleElement().satisfies(rule -> {
                assertThat(rule.element()).isEqualTo(element);
                assertThat(rule.finding()).isEqualTo("n-plus-one");
                assertThat(rule.value()).isEqualTo(value);
            });
        }
    }

    @Test
    void anEmptyFileIsTheDefault() throws Exception {
        assertThat(SettingsFile.parse("# nothing yet\n", "rowan.yaml")).isEqualTo(Settings.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "presets: ratchet | has no key 'presets'. Choices are: preset, ",
                "preset: ratched | Choices are: none, recommended, ratchet",
                "rules: [{counter: statments}] | rules[1] has no counter 'statments'. Choices are: statements, ",
                "rules: [{counter: rwos}] | Did you mean 'rows'?",
                "rules: [{counter: allocation}] | counts the allocation of a TEST, which is a BENCHMARK's: what one run",
                "rules: [{counter: allocation}] | Use element: benchmark",
                "rules: [{limit: 3}] | rules[1] needs a 'counter'",
                "rules: [{counter: rows, limit: many}] | needs a whole number",
                "rules: [{counter: time, value: delta, element: test}] | Use level: warn",
                "rules: [{counter: rows, element: benchmark}] | Choices are: allocation, time",
                "rules: [{counter: allocation, element: benchmark, value: maximum}] | Choices are: total, delta",
                "rules: [{counter: time, element: benchmark, limit: 1ms}] | Use level: warn",
                "rules: [{counter: time, element: benchmark, value: delta, level: warn}] | rowan diff BEFORE.json AFTER.json",
                "rules: [{counter: time, element: benchmark, limit: soon, level: warn}] | needs a time under 'limit'",
                "rules: [{counter: alocation, element: benchmark}] | Did you mean 'allocation'?",
                "rules: [{counter: distinct, element: statement}] | Choices are: statements, rows, time, findings",
                "rules: [{counter: rows, element: statement, value: delta}] | Choices are: total, maximum",
                "rules: [{counter: time, element: statement, value: delta, level: warn}] | holds rows by test and no",
                "rules: [{counter: rows, finding: n-plus-one}] | counter: findings",
                "rules: [{counter: findings, finding: n-plus-on}] | rules[1] names the finding 'n-plus-on'",
                "rules: [{counter: findings, finding: n-plus-on}] | Choices are: n-plus-one, n-plus-one-write, ",
                "rules: [{counter: findings, finding: n-plus-on}] | Did you mean 'n-plus-one'?",
                "findings: {unbound-result: off} | Did you mean 'unbounded-result'?",
                "suppressions: [{rule: n+1, reason: so}] | names the finding 'n+1'",
                "analysis: {disabled: [unused_columns]} | Did you mean 'unused-columns'?",
                "rules: [{counter: rows, element: bundle, includes: 'a*'}] | They go with element: class, test, statement or benchmark",
                "rules: {counter: rows} | needs a list under 'rules'",
                "suppressions: [{rule: n-plus-one}] | needs a reason",
                "suppressions: [{reason: so}] | would hide everything",
                "network: fast | such as 500us, 0.5ms or 1s",
                "health: {kiled: warn} | Choices are: unfinished, damaged",
                "'preset: [' | is not YAML",
                "nonsense | should be a mapping",
            })
    void whatIsWrongIsNamedWithTheChoices(String yaml, String message) {
        assertThatThrownBy(() -> SettingsFile.parse(yaml, "rowan.yaml"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("rowan.yaml")
                .hasMessageContaining(message);
    }
}
