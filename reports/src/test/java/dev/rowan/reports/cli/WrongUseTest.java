package dev.rowan.reports.cli;

import static dev.rowan.reports.Shop.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.reports.Engine;
import dev.rowan.reports.Fixtures;
import dev.rowan.reports.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whoever uses the command line wrongly reads what, where, the choices and the fix, and nothing else. */
class WrongUseTest extends CommandLineFixture {

    private Said rowan(String... arguments) {
        return rowan(Engine.standard(), arguments);
    }

    private static Engine listing() {
        return Fixtures.engine(
                new Shop().test("com.acme.OwnerTests.lists", run("select * from pets", 3, "com.acme.A.b:1")));
    }

    private void isTold(Said said, String fault, String command) {
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).isEqualToIgnoringNewLines(fault + "See: " + command + " --help");
    }

    @Test
    void whatIsWrongIsOneLineAndTheHelpAnother() {
        isTold(
                rowan("chekc"),
                "rowan has no command 'chekc'. Choices are: help, report, check, baseline, diff, merge, doctor."
                        + " Did you mean 'check'?",
                "rowan");
        isTold(rowan(), "rowan: Say what to do: report, check, baseline, diff, merge or doctor.", "rowan");
        isTold(
                rowan("report"),
                "rowan report: DIR is missing: the folder of the recordings, such as target/rowan.",
                "rowan report");
    }

    @Test
    void aWordThatIsNoneIsToldWithTheChoicesAsTheyAreWritten() {
        isTold(
                rowan("report", path("."), "--formats", "html,markdwon"),
                "rowan report: Invalid value for option '--formats' (FORMAT): 'markdwon' is none. Choices are: html,"
                        + " markdown, json, sarif, junit. Did you mean 'markdown'?",
                "rowan report");
        isTold(
                rowan("check", path("."), "--preset", "strict"),
                "rowan check: Invalid value for option '--preset': 'strict' is none. Choices are: none, recommended,"
                        + " ratchet.",
                "rowan check");
        assertThat(rowan(listing(), "check", path("."), "--preset", "Recommended")
                        .exitCode())
                .isZero();
    }

    @Test
    void aRecordingThatIsNamedAndNotThereIsNoPass() {
        Said said = rowan(listing(), "check", path("."), path("shard-2"), path("shard-*.rowan"));
        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out())
                .contains("No recording was found at " + path("shard-2") + ", " + path("shard-*.rowan")
                        + ", though there are others.");
        assertThat(rowan(listing(), "check", path(".")).exitCode()).isZero();
        assertThat(rowan("check", path("none")).out())
                .startsWith("rowan: NO DATA  No recording was found at " + path("none") + ". Was the agent attached");
    }

    @Test
    void whatIsUnfitIsToldOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("a.rowan"), "not a recording at all, however long it may be");
        Said said = rowan("check", folder.toString());
        assertThat(said.exitCode()).isEqualTo(3);
        assertThat(said.out())
                .contains("UNHEALTHY DATA  The recording is no ground for a decision: " + file
                        + ": is not a recording of Rowan")
                .containsOnlyOnce("a.rowan");
        assertThat(rowan("doctor", folder.toString()).out())
                .containsOnlyOnce("a.rowan")
                .endsWith("the recording is no ground for a decision: see what is unfit in it\n");
    }

    @Test
    void aConfigurationThatCannotBeReadIsToldInALine() throws Exception {
        Path broken = Files.writeString(folder.resolve("rowan.yaml"), "preset: ratchet\nrules: [\n");
        Said said = rowan(listing(), "check", path("."), "--config", broken.toString());
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err())
                .startsWith("rowan: " + broken + " is not YAML, line 2: expected the node content")
                .hasLineCount(1);
        assertThat(rowan(listing(), "check", path("."), "--config", path("none.yaml"))
                        .err())
                .startsWith("rowan: There is no configuration at " + path("none.yaml"));
        assertThat(rowan("diff", path("a"), path("b")).err())
                .startsWith("rowan: There is nothing at " + path("a") + "; a recording, a baseline or");
    }
}
