package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.JmsOrders;
import dev.rowan.agent.program.KafkaOrders;
import dev.rowan.agent.program.RabbitOrders;
import dev.rowan.agent.program.ScheduledOrders;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each message and each call by a clock is a unit of work: what is asked once in each of three is no repetition. */
final class MessagesIT {
    @ParameterizedTest
    @CsvSource({"annotated, Annotated.ship", "plain, JmsOrders"})
    void aMessageOfJmsIsAUnit(String listener, String name) throws Exception {
        assertThreeUnits(AgentRun.fresh().run(JmsOrders.class, listener), UnitKind.MESSAGE, name);
    }

    @ParameterizedTest
    @CsvSource({"annotated, Annotated.ship", "plain, KafkaOrders"})
    void aRecordOfKafkaIsAUnit(String listener, String name) throws Exception {
        assertThreeUnits(AgentRun.fresh().run(KafkaOrders.class, listener), UnitKind.MESSAGE, name);
    }

    @ParameterizedTest
    @CsvSource({"annotated, Handler.ship", "plain, RabbitOrders"})
    void aMessageOfRabbitMqIsAUnit(String listener, String name) throws Exception {
        assertThreeUnits(AgentRun.fresh().run(RabbitOrders.class, listener), UnitKind.MESSAGE, name);
    }

    @ParameterizedTest
    @CsvSource({"spring, Annotated.ship", "quartz, Ship"})
    void aCallByAClockIsAUnit(String clock, String name) throws Exception {
        assertThreeUnits(AgentRun.fresh().run(ScheduledOrders.class, clock), UnitKind.SCHEDULED, name);
    }

    private static void assertThreeUnits(AgentRun run, UnitKind kind, String name) {
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.health().faults()).isEmpty();
        List<Unit> units = run.recording().units().stream()
                .filter(unit -> unit.kind() == kind && !unit.steps().isEmpty())
                .toList();
        assertThat(units).as(run::toString).hasSize(3).allSatisfy(unit -> {
            assertThat(unit.name()).isEqualTo(name);
            assertThat(unit.isComplete()).isTrue();
            assertThat(unit.steps())
                    .extracting(Step::count)
                    .as("the order and its customer")
                    .containsExactly(1L, 1L);
        });
    }
}
