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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line as docs/report.md starts it for the recording of a large suite: in 512 MiB for the whole process, in ten
 * seconds.
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

    /** What the process may hold at its most, heap and all else, in the kilobytes of Linux. */
    private static final long MOST_KILOBYTES = 512 * 1024;

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /** Of memory the most that was seen while it ran; 0 where the system has no such file. */
    private record Ran(int exitCode, String out, Duration took, long kilobytes) {}

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
        assertThat(report.kilobytes()).isLessThan(MOST_KILOBYTES);
    }

    @Test
    void checksInTenSecondsAnd512MiB() throws Exception {
        Ran check = rowan("check", recording().toString());
        assertThat(check.exitCode()).as(check.out()).isEqualTo(1);
        assertThat(check.out()).contains("%,d statements".formatted(EXECUTIONS));
        assertThat(check.took()).isLessThan(LIMIT);
        assertThat(check.kilobytes()).isLessThan(MOST_KILOBYTES);
    }

    private static Ran rowan(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
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
        long kilobytes = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            kilobytes = Math.max(kilobytes, peak(process));
        }
        int exitCode = process.exitValue();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "rowan %s of %,d executions: %.1f s, %,d kB%n",
                arguments[0], EXECUTIONS, took.toMillis() / 1e3, kilobytes);
        return new Ran(exitCode, Files.readString(said.toPath()), took, kilobytes);
    }

    private static long peak(Process process) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status")));
            return peak.find() ? Long.parseLong(peak.group(1)) : 0;
        } catch (IOException e) {
            // The process has just ended, or the system is none that tells.
            return 0;
        }
    }
}
