package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowan.agent.program.Growing;
import dev.rowan.analysis.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A disk that is full, or that cannot be written any more: the application does not notice, and the recording tells. */
final class DiskIT {
    private static final String SUM = "sum 4500" + System.lineSeparator();
    private static final String READY = "ready";

    private final List<Path> mounted = new ArrayList<>();

    @AfterEach
    void unmount() throws Exception {
        for (Path each : mounted) {
            command("umount", "-l", each.toString());
        }
    }

    @Test
    void withEnoughSpaceThereIsNothingToTell() throws Exception {
        AgentRun run = AgentRun.fresh().run(Growing.class);
        assertThat(run.out).isEqualTo(SUM);
        assertThat(run.err).isEmpty();
        assertThat(run.recording().problems()).isEmpty();
        assertThat(Files.size(run.files().get(0)))
                .as("bytes, far more than the small disk has")
                .isGreaterThan(200_000);
    }

    @Test
    void aFullDiskEndsTheRecordingAndNotTheApplication() throws Exception {
        AgentRun run = AgentRun.fresh();
        mount(run.recordings(), "-t", "tmpfs", "-o", "size=64k", "tmpfs");
        run.run(Growing.class);
        assertUnharmed(run, "No space left");
    }

    @Test
    void aDiskThatTurnsReadOnlyEndsTheRecordingAndNotTheApplication() throws Exception {
        AgentRun run = AgentRun.fresh();
        Path image = run.folder().resolve("image");
        Files.write(image, new byte[2 << 20]);
        assumeTrue(command("mkfs.ext4", "-q", "-F", image.toString()), "needs mkfs.ext4");
        mount(run.recordings(), "-o", "loop", image.toString());
        Process process = run.start(Growing.class, READY);
        try (WatchService watch = run.folder().getFileSystem().newWatchService()) {
            run.folder().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(run.folder().resolve(READY))) {
                WatchKey key = watch.poll(1, TimeUnit.MINUTES);
                assertThat(key).as("the program comes to its middle").isNotNull();
                key.pollEvents();
                key.reset();
            }
            boolean aborted =
                    command("mount", "-o", "remount,abort", run.recordings().toString());
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            run.collect(process);
            assumeTrue(aborted, "needs a file system that can be made read-only under open files");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertUnharmed(run, "Read-only file system");
    }

    @Test
    void aDiskThatIsReadOnlyFromTheStartIsTold() throws Exception {
        AgentRun run = AgentRun.fresh();
        mount(run.recordings(), "-t", "tmpfs", "-o", "size=64k,ro", "tmpfs");
        run.run(Growing.class);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.out).isEqualTo(SUM);
        assertThat(run.err)
                .contains("[rowan] The recording cannot be written to")
                .contains("destdir=");
        assertThat(run.files()).isEmpty();
    }

    private static void assertUnharmed(AgentRun run, String why) {
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.out).isEqualTo(SUM);
        assertThat(run.err.lines())
                .filteredOn(line -> line.startsWith("[rowan]"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("cannot be written any further", why));
        Recording recording = run.recording();
        assertThat(recording.units()).as("what was written before").isNotEmpty();
        assertThat(recording.problems()).as("what is missing").isNotEmpty();
    }

    private void mount(Path folder, String... how) throws Exception {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(how));
        command.add(folder.toString());
        assumeTrue(command(command.toArray(String[]::new)), "needs to be allowed to mount: " + command);
        mounted.add(folder);
    }

    private static boolean command(String... words) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
