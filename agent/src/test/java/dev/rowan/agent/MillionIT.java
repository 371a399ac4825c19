package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.Million;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recording;
import org.junit.jupiter.api.Test;

/** A million executions fit, with the application, the driver and the database, into a heap of 64 MB. */
final class MillionIT {
    /** What is in use at the end, the database's part among it. */
    private static final long MOST_KILOBYTES = 48 * 1024;

    @Test
    void aMillionExecutionsAreRecordedInALittleHeap() throws Exception {
        AgentRun run =
                AgentRun.fresh().jvm("-Xmx64m", "-XX:+ExitOnOutOfMemoryError").run(Million.class);
        assertThat(run.exit).as(run::toString).isZero();
        String[] said = run.out.strip().split(" ", 2);
        assertThat(said[0]).isEqualTo(String.valueOf(Million.ALL));
        assertThat(Long.parseLong(said[1])).as("kilobytes in use").isLessThan(MOST_KILOBYTES);

        Recording recording = run.recording();
        assertThat(recording.problems()).isEmpty();
        assertThat(run.health().state()).as(run::toString).isEqualTo(Health.State.CAPTURING);
        assertThat(run.health().dropped()).isZero();
        long executions = recording.units().stream().mapToLong(Unit::statements).sum();
        // Two more made the table.
        assertThat(executions).isEqualTo(Million.ALL + 2);

        Unit giant = recording.units().stream()
                .filter(unit -> unit.statements() == Million.GIANT)
                .findFirst()
                .orElseThrow();
        long inNoStep = Million.GIANT - (long) giant.steps().size() * Million.EACH;
        assertThat(giant.steps()).hasSize(1_024);
        assertThat(giant.overflow()).isEqualTo(inNoStep);
        assertThat(giant.incomplete()).startsWith(inNoStep + " executions are in no step");
        assertThat(giant.steps()).allSatisfy(step -> assertThat(step.paths()).hasSizeBetween(1, 8));
        assertThat(recording.units().stream().filter(unit -> !unit.equals(giant)))
                .allSatisfy(unit -> assertThat(unit.incomplete()).isNull());
    }
}
