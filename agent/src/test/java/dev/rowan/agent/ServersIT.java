package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.InOldTomcat;
import dev.rowan.agent.program.Served;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to servlet containers that run in the JVM: what is a unit of work, and what is left of it in their threads. */
final class ServersIT {
    private static final String SENDER = "select name from item where id = ?";
    private static final String ITEMS = "select id, name from item where id = ?";
    private static final String LOOKED_UP = "select id, id from item where id = ?";
    private static final String BARE = "GET /bare";
    private static final String AFTERWARDS = "select id from item where name = ?";

    private static long executions(Unit unit, String sql) {
        return unit.steps().stream()
                .filter(step -> step.statement().sql().equals(sql))
                .mapToLong(Step::count)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jetty", "undertow"})
    void aRequestIsOneUnitFromItsFiltersOnAndLeavesNothingBehind(String container) throws Exception {
        AgentRun run = AgentRun.fresh().run(Served.class, container);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.health().faults()).isEmpty();
        List<Unit> requests = run.recording().units().stream()
                .filter(unit -> unit.kind() == UnitKind.REQUEST
                        && !unit.name().equals("GET /slow")
                        && !unit.name().equals(BARE))
                .toList();
        assertThat(run.recording().units())
                .filteredOn(unit -> unit.name().equals(BARE))
                .as("a servlet that no filter stands before")
                .singleElement()
                .satisfies(unit -> assertThat(executions(unit, ITEMS)).isEqualTo(3));
        assertThat(requests).as("one, and another with its sequel").hasSize(3).allSatisfy(unit -> {
            assertThat(unit.isComplete()).isTrue();
            assertThat(executions(unit, SENDER)).as("by the filter").isOne();
        });
        // An answer that was put off may end before the request that put it off does.
        Unit later = requests.stream()
                .filter(unit -> executions(unit, LOOKED_UP) > 0)
                .findAny()
                .orElseThrow();
        assertThat(later.name()).isEqualTo("GET /later");
        assertThat(executions(later, LOOKED_UP)).as("by a task of its own").isOne();
        assertThat(later.statements()).isEqualTo(2);
        assertThat(requests)
                .filteredOn(unit -> !unit.equals(later))
                .as("the first, and the sequel of the other")
                .hasSize(2)
                .allSatisfy(unit -> {
                    assertThat(executions(unit, ITEMS)).isEqualTo(3);
                    assertThat(unit.statements()).isEqualTo(4);
                })
                .anySatisfy(unit -> assertThat(unit.name()).isEqualTo("GET /items"));
        assertThat(run.unitOf(run.step(AFTERWARDS)).kind())
                .as("a thread that had answered a request")
                .isEqualTo(UnitKind.THREAD);
        assertThat(run.step("select waits").count())
                .as("a statement that ends after its request")
                .isOne();
        assertThat(run.health().dropped()).isZero();
    }

    /** As Tomcat 9 has it, whose servlets are {@code javax}. */
    @Test
    void aRequestOfTheOldServletsIsOneUnitFromItsFiltersOn() throws Exception {
        AgentRun run = AgentRun.fresh().run(InOldTomcat.class);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.health().faults()).isEmpty();
        assertThat(run.recording().units())
                .filteredOn(unit -> unit.name().equals(BARE))
                .as("a servlet that no filter stands before")
                .singleElement()
                .satisfies(unit -> assertThat(executions(unit, ITEMS)).isOne());
        assertThat(run.recording().units())
                .filteredOn(
                        unit -> unit.kind() == UnitKind.REQUEST && !unit.name().equals(BARE))
                .hasSize(3)
                .allSatisfy(unit -> {
                    assertThat(unit.name()).isEqualTo("GET /items");
                    assertThat(executions(unit, SENDER)).isOne();
                    assertThat(executions(unit, ITEMS)).isOne();
                });
    }
}
