package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.Endless;
import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.judge.Analyzer;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.Recording.Problem;
import java.nio.file.Files;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A JVM that is killed leaves what had ended, and what was running as it stood a second before. */
final class KilledIT {
    /** More than the loop of {@link Endless} comes to in two seconds, so that it was written more than once. */
    private static final long ENOUGH = 450;

    private static Recording recording;
    private static String err = "";

    /** Kills it when the file says that the loop has run long enough. */
    @BeforeAll
    static void kill() throws Exception {
        AgentRun run = AgentRun.fresh();
        Process process = run.start(Endless.class, "jdbc:h2:mem:killed");
        try (WatchService watch = run.folder().getFileSystem().newWatchService()) {
            run.folder().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.isDirectory(run.recordings())) {
                await(watch);
            }
            run.recordings()
                    .register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            while (executions(run.recording()) < ENOUGH) {
                await(watch);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        run.collect(process);
        err = run.err;
        recording = run.recording();
    }

    private static void await(WatchService watch) throws InterruptedException {
        WatchKey changed = watch.poll(1, TimeUnit.MINUTES);
        assertThat(changed).as("nothing happens any more").isNotNull();
        changed.pollEvents();
        changed.reset();
    }

    private static long executions(Recording recording) {
        return recording.units().stream()
                .flatMap(unit -> unit.steps().stream())
                .filter(step -> step.statement().sql().startsWith("select name from done"))
                .mapToLong(Step::count)
                .sum();
    }

    @Test
    void whatHadEndedIsThereAndTheEndIsNot() {
        assertThat(recording.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.UNFINISHED);
        assertThat(recording.units())
                .filteredOn(Unit::isComplete)
                .singleElement()
                .satisfies(unit -> assertThat(unit.kind()).isEqualTo(UnitKind.TRANSACTION));
        assertThat(recording.jvms()).singleElement().satisfies(jvm -> {
            assertThat(jvm.ended()).isFalse();
            assertThat(jvm.health().state()).isEqualTo(Health.State.CAPTURING);
        });
        assertThat(err).isEmpty();
    }

    @Test
    void whatWasRunningIsOneUnitThatIsMarkedIncomplete() {
        assertThat(recording.units())
                .filteredOn(unit -> !unit.isComplete())
                .singleElement()
                .satisfies(unit -> {
                    assertThat(unit.kind()).isEqualTo(UnitKind.THREAD);
                    assertThat(unit.incomplete()).contains("it had not ended");
                    assertThat(unit.statements()).isGreaterThan(ENOUGH);
                });
    }

    @Test
    void aLoopThatWasWrittenSecondBySecondIsOneProvenRepetition() {
        List<Finding> findings = new Analyzer()
                .analyze(recording, Suppressions.none(), Options.defaults())
                .findings();
        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("n-plus-one"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.count()).isGreaterThanOrEqualTo(ENOUGH);
                    assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
                    assertThat(finding.callSite().method()).isEqualTo("find");
                });
    }
}
