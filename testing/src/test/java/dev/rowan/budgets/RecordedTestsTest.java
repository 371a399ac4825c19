package dev.rowan.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.judge.Analyzer;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.RecordingReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Without the agent, and without a watch: a recording that knows its tests. */
class RecordedTestsTest {
    @Test
    void testsAreUnitsWithNamesAndPhasesAndOnlyBodiesAreJudged() throws Exception {
        Recording recording = recorded();
        assertThat(recording.problems()).isEmpty();
        assertThat(recording.units())
                .extracting(unit -> unit.testName() + " " + unit.phase())
                .containsOnlyOnce(
                        SpiedTests.Cases.class.getName() + ".once SETUP",
                        SpiedTests.Cases.class.getName() + ".once BODY",
                        SpiedTests.Cases.class.getName() + ".once TEARDOWN",
                        SpiedTests.Cases.class.getName() + ".often[1] BODY",
                        SpiedTests.Cases.class.getName() + ".often[2] BODY")
                .hasSize(9);
        assertThat(new Analyzer()
                        .analyze(recording, Suppressions.none(), Options.defaults())
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).startsWith("n-plus-one:Owners.petsOf");
                    assertThat(finding.occurrences())
                            .singleElement()
                            .satisfies(seen -> assertThat(seen.test()).endsWith(".once"));
                });
    }

    private static Recording recorded() throws Exception {
        Path scratch = Files.createDirectories(Path.of(System.getProperty("rowan.scratch")));
        Path folder = Files.createTempDirectory(scratch, "recorded");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Drowan.destdir=" + folder,
                        "-Drowan.scratch=" + scratch,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SpiedTests.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("out.txt")))
                .isZero();
        return RecordingReader.read(List.of(folder));
    }
}
