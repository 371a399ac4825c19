package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.Pooled;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools and wrappers hand calls down; each execution is one. */
final class PoolsIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hikari",
                "dbcp2",
                "tomcat",
                "c3p0",
                "agroal",
                "p6spy",
                "datasource-proxy",
                "p6spy-in-hikari",
                "spring-lazy",
                "spring-transactions"
            })
    void eachExecutionCountsOnceAndKeepsItsBindsAndRows(String pool) throws Exception {
        AgentRun run = AgentRun.fresh().run(Pooled.class, pool);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.health().faults()).isEmpty();
        List<Step> own = run.steps().stream()
                .filter(step -> !step.has(Role.POOL_VALIDATION))
                .toList();
        assertThat(own).as(own::toString).hasSize(4);
        assertThat(own.stream().mapToLong(Step::count).sum()).isEqualTo(10);
        Step insert = run.step("insert into thing");
        assertThat(insert.count()).isEqualTo(4);
        assertThat(insert.binds().distinct()).isEqualTo(4);
        assertThat(insert.rows().total()).isEqualTo(4);
        Step child = run.step("select name from thing");
        Unit unit = run.unitOf(child);
        assertThat(child.rows().total()).isEqualTo(4);
        assertThat(child.openParent())
                .isEqualTo(run.step("select id from thing").ordinal());
        assertThat(unit.edges())
                .filteredOn(edge -> edge.child() == child.ordinal())
                .singleElement()
                .satisfies(edge -> {
                    assertThat(edge.matched()).isEqualTo(4);
                    assertThat(edge.column().toString()).isEqualTo("thing.id");
                });
        assertThat(child.site())
                .isNotNull()
                .satisfies(frame -> assertThat(frame.toString()).startsWith("Pooled.find:"));
    }
}
