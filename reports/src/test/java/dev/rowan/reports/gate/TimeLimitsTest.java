package dev.rowan.reports.gate;

import static dev.rowan.reports.Fixtures.decide;
import static dev.rowan.reports.Fixtures.measured;
import static dev.rowan.reports.Shop.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.reports.Shop;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Verdict;
import dev.rowan.reports.view.Verdict.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time of tests: against a limit as any count, against an earlier one a warning at most. */
class TimeLimitsTest {

    private static final String GROWTH =
            "preset: none\nrules: [{element: test, counter: time, value: delta, limit: 10, level: warn}]";

    private static Shop reading(int times) {
        return new Shop().test("com.acme.OwnerTests.lists", run("select * from pets", times, "com.acme.A.b:1"));
    }

    private static Settings settings(String yaml) throws ConfigurationException {
        return SettingsFile.parse(yaml, "rowan.yaml");
    }

    @Test
    void moreTimeThanAnEarlierRecordingWarnsAndFailsNothing() throws Exception {
        Verdict verdict = decide(settings(GROWTH), measured(reading(10)), reading(1_000));
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.messages()).extracting(Message::level).containsExactly(Level.WARN);
        assertThat(verdict.messages().get(0).line())
                .startsWith("com.acme.OwnerTests.lists: ")
                .contains(" ms, baseline ");
        assertThat(decide(settings(GROWTH), measured(reading(10)), reading(10)).messages())
                .isEmpty();
    }

    @Test
    void aBaselineFileHasNoTimesToCompareWith(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("rowan-baseline.json");
        BaselineFile.write(measured(reading(1_000)), file);
        assertThatThrownBy(() -> decide(settings(GROWTH), BaselineFile.read(file), reading(1_000)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("test.time.delta compares times, and the baseline has none")
                .hasMessageContaining("--baseline DIR");
    }

    @Test
    void aLimitOnTimeIsHeldAsAnyOther() throws Exception {
        String rule = "preset: none\nrules: [{element: test, counter: time, limit: 10}]";
        assertThat(decide(settings(rule), null, reading(1_000)).outcome()).isEqualTo(Outcome.VIOLATION);
        assertThat(decide(settings(rule), null, reading(2)).outcome()).isEqualTo(Outcome.PASS);
    }
}
