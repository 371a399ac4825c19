package dev.rowan.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.reports.LargeRecording;
import dev.rowan.reports.Recordings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line as a build starts it, over the recording of a large suite: in 512 MiB, in ten seconds.
 *
 * <p>{@code -Drowan.scale=1000000} makes it the size that is promised; the default is a tenth of it, since machines of
 * continuous integration are shared and their clocks no measure.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LargeRecordingIT {

    private static final int EXECUTIONS = Integer.getInteger("rowan.scale", 100_000);
    private static final int FORKS = 50;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;

    private record Ran(int exitCode, String out, Duration took) {}

    @BeforeAll
    void record() throws IOException {
        LargeRecording.write(recording(), EXECUTIONS, FORKS);
        assertThat(Recordings.files(List.of(recording()))).hasSize(FORKS);
    }

    private static Path recording() {
        return folder.resolve("recording");
    }

    @Test
    void reportsInTenSecondsAnd512MiB() throws Exception {
        Path out = folder.resolve("report");
        Ran report = rowan("report", recording().toString(), "--out", out.toString());
        assertThat(report.exitCode()).as(report.out()).isZero();
        assertThat(report.out()).contains("%,d statements".formatted(EXECUTIONS));
        assertThat(out.resolve("index.html")).isNotEmptyFile();
        assertThat(report.took()).isLessThan(LIMIT);
    }

    @Test
    void checksInTenSecondsAnd512MiB() throws Exception {
        Ran check = rowan("check", recording().toString());
        assertThat(check.exitCode()).as(check.out()).isEqualTo(1);
        assertThat(check.out()).contains("%,d statements".formatted(EXECUTIONS));
        assertThat(check.took()).isLessThan(LIMIT);
    }

    private static Ran rowan(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                System.getProperty("rowan.jar")));
        command.addAll(List.of(arguments));
        File said = folder.resolve(arguments[0] + ".txt").toFile();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        int exitCode = process.waitFor();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("rowan %s of %,d executions: %.1f s%n", arguments[0], EXECUTIONS, took.toMillis() / 1e3);
        return new Ran(exitCode, Files.readString(said.toPath()), took);
    }
}
