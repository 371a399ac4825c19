package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.Inherited;
import dev.rowan.agent.program.Unusual;
import dev.rowan.analysis.event.ColumnUse;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Step;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What few programs do with JDBC is answered as without an agent, and counted as it was asked for. */
final class UnusualIT {
    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:unusual", "jdbc:hsqldb:mem:unusual", "jdbc:derby:memory:unusual;create=true"})
    void embeddedDriversAnswerTheSame(String url) throws Exception {
        assertSame(
                AgentRun.fresh().withoutAgent().run(Unusual.class, url),
                AgentRun.fresh().run(Unusual.class, url));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void serversDriversAnswerTheSame(Engine engine) throws Exception {
        try (TestDatabase one = TestDatabase.fresh(engine);
                TestDatabase other = TestDatabase.fresh(engine)) {
            assertSame(
                    AgentRun.fresh().withoutAgent().run(Unusual.class, one.url()),
                    AgentRun.fresh().run(Unusual.class, other.url()));
        }
    }

    private static void assertSame(AgentRun alone, AgentRun run) {
        assertThat(alone.exit).as(alone::toString).isZero();
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.out).isEqualTo(alone.out);
        assertThat(run.health().faults()).isEmpty();
        long changed = run.steps().stream()
                .filter(step -> step.path().frames().stream()
                        .anyMatch(frame -> frame.method().equals("changes")))
                .mapToLong(Step::count)
                .sum();
        assertThat("asked " + (run.health().statements() - changed))
                .as(() -> run.steps().stream()
                        .map(step ->
                                "\n" + step.count() + " " + step.statement().sql())
                        .toList()
                        .toString())
                .isEqualTo(run.out
                        .lines()
                        .filter(line -> line.startsWith("asked"))
                        .findFirst()
                        .orElseThrow());
        assertThat(run.steps())
                .filteredOn(step -> step.statement().sql().startsWith("insert into once"))
                .extracting(Step::batches)
                .as("the batch after one that failed is a fresh one")
                .containsExactlyInAnyOrder(new Step.Batches(1, 2, 2, 2), new Step.Batches(1, 1, 1, 1));
        if (!run.out.contains("scroll: SQL")) {
            assertThat(run.step("select id as scrolled").rows().total())
                    .as("last, absolute, previous, relative, first")
                    .isEqualTo(5);
        }
        assertThat(run.step("select a as aa").columns())
                .as("read by getDouble, getFloat, getByte and getBoolean")
                .hasSize(4)
                .allMatch(ColumnUse::read);
        if (!run.out.contains("procedure: not of")) {
            Step call = run.steps().stream()
                    .filter(step -> step.statement().sql().contains("call twice"))
                    .findAny()
                    .orElseThrow();
            assertThat(call.count()).isEqualTo(3);
            assertThat(call.binds().distinct()).as("by name, too").isEqualTo(3);
        }
    }

    /** As DB2's driver, whose names are obfuscated, and SQLite's: what implements the interfaces declares nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"com.ibm.db2.jcc.am", "com.acme.jdbc"})
    void methodsThatAreInheritedFromOutsideOfTheInterfacesAreCaptured(String names) throws Exception {
        AgentRun run = AgentRun.fresh().run(Inherited.class, names);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.health().faults()).isEmpty();
        assertThat(run.health().state()).isEqualTo(Health.State.CAPTURING);
        Step parent = run.step("select id from parent");
        Step child = run.step("select id from child");
        assertThat(parent.rows().total()).isEqualTo(3);
        assertThat(child.count()).isEqualTo(3);
        assertThat(child.binds().distinct()).isEqualTo(3);
        assertThat(run.unitOf(child).edges())
                .filteredOn(edge -> edge.child() == child.ordinal())
                .singleElement()
                .extracting(Edge::matched)
                .isEqualTo(3L);
    }
}
