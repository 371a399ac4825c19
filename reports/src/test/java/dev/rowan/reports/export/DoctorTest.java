package dev.rowan.reports.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.Health;
import dev.rowan.reports.Fixtures;
import dev.rowan.reports.Shop;
import org.junit.jupiter.api.Test;

class DoctorTest {

    private static Shop shop() {
        return new Shop().test("com.acme.OwnerTests.lists", Shop.run("select * from pets", 3, "com.acme.A.b:1"));
    }

    @Test
    void itSaysWhatWasSeen() throws Exception {
        assertThat(Doctor.lines(Fixtures.report(shop(), null)))
                .containsExactly(
                        "ci-7-4711-a1b2c3: capturing",
                        "  Java 17.0.19, Rowan 0.1.0",
                        "  classes woven: 42",
                        "  statements seen: 3",
                        "  drivers seen: PostgreSQL 18.6 (PostgreSQL JDBC Driver 42.7.14)",
                        "dropped: 0, unattributed: 0, incomplete units: 0",
                        "the recording is sound");
    }

    @Test
    void itSaysWhatWasNotSeenAndWhy() throws Exception {
        assertThat(Doctor.lines(Fixtures.report(shop().killed(), null)))
                .contains("ci-7-4711-a1b2c3: capturing, no end")
                .anyMatch(line -> line.startsWith("unfit: host-1-x.rowan: The recording has no end"))
                .anyMatch(line -> line.startsWith("the recording is no ground for a decision: "));
        assertThat(Doctor.lines(Fixtures.report(shop().state(Health.State.FAILED), null)))
                .anyMatch(line -> line.contains("The agent saw nothing: the self-test saw no statement"));
    }
}
