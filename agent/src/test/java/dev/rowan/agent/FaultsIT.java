package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rowan.agent.boot.Attached;
import dev.rowan.agent.program.Asks;
import dev.rowan.agent.program.Hostile;
import dev.rowan.agent.program.Refusing;
import dev.rowan.agent.program.Sabotage;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Step;
import org.junit.jupiter.api.Test;

/** The application does not notice what goes wrong in the agent, and the recording says what is missing. */
final class FaultsIT {
    @Test
    void aProgramThatBreaksEveryRuleRunsAsItDoesWithoutAnAgent() throws Exception {
        AgentRun run = AgentRun.fresh().jvm("-Xmx96m", "-Xss512k").run(Hostile.class);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.out).isEqualTo("done" + System.lineSeparator());
        assertThat(run.recording().problems()).isEmpty();
        assertThat(run.steps())
                .extracting(step -> step.statement().sql())
                .anySatisfy(sql -> assertThat(sql).contains("system_range"));
    }

    @Test
    void everythingThatAProbeCallsMayThrowAndTheApplicationRunsOn() throws Exception {
        AgentRun run = AgentRun.fresh().run(Sabotage.class, "jdbc:h2:mem:faults");
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains("A fault of the agent");
        Health health = run.health();
        assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
        assertThat(health.reason()).contains("faults of the agent");
        assertThat(health.faults()).isNotEmpty();
    }

    /** Also {@code getMetaData}, {@code toString}, {@code hashCode}, {@code equals}, {@code unwrap}, {@code isClosed}. */
    @Test
    void aDriverThatThrowsFromEverythingThrowsTheSameUnderTheAgent() throws Exception {
        AgentRun alone = AgentRun.fresh().withoutAgent().run(Refusing.class);
        AgentRun run = AgentRun.fresh().run(Refusing.class);
        assertThat(alone.exit).as(alone::toString).isZero();
        assertThat(alone.out).contains("getMetaData threw", "hashCode threw", "call 20: ");
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.out).isEqualTo(alone.out);
        assertThat(run.err).isEmpty();
        assertThat(run.recording().problems()).isEmpty();
        assertThat(run.health().state()).isEqualTo(Health.State.CAPTURING);
        assertThat(run.steps())
                .as("what could be seen of it")
                .filteredOn(step -> step.statement().sql().startsWith("select id, name from thing"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.path().frames())
                        .extracting(Frame::simpleClass)
                        .as("a driver's own frames are no application's")
                        .containsOnly("Refusing"));
    }

    @Test
    void withoutAnAgentTheInterfaceSaysSo() {
        assertThat(Attached.version()).isZero();
        assertThatCode(() -> Attached.begin("a test"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-javaagent:rowan-agent.jar");
    }

    @Test
    void unitsOfATestAreThoseThatItAskedFor() throws Exception {
        AgentRun run = AgentRun.fresh().run(Asks.class, "jdbc:h2:mem:asks");
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.out.strip()).isEqualTo("2 executions in 2 places");
        assertThat(run.steps().stream().mapToLong(Step::count).sum()).isEqualTo(4);
    }
}
