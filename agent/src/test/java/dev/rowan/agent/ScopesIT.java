package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.RunTests;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.judge.Analyzer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose statement is whose: tests, their phases, transactions, tasks, tests beside each other. */
final class ScopesIT {
    private static final String TESTS = "dev.rowan.agent.program.ShopTests";
    private static final String FIND = "select name from item";

    private static AgentRun run(String tag, String mode) throws Exception {
        AgentRun run = AgentRun.fresh().run(RunTests.class, TESTS, tag, mode);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.health().faults()).isEmpty();
        return run;
    }

    private static List<Unit> units(AgentRun run, String test, TestPhase phase) {
        return run.recording().units().stream()
                .filter(unit -> unit.testName().equals(TESTS + test) && unit.phase() == phase)
                .toList();
    }

    private static long executions(List<Unit> units, String sql) {
        return units.stream()
                .flatMap(unit -> unit.steps().stream())
                .filter(step -> step.statement().sql().startsWith(sql))
                .mapToLong(Step::count)
                .sum();
    }

    @Test
    void aTestIsAUnitForEachPhase() throws Exception {
        AgentRun run = run("alone", "sequential");
        assertThat(executions(units(run, ".loops", TestPhase.SETUP), FIND)).isEqualTo(1);
        assertThat(executions(units(run, ".loops", TestPhase.BODY), FIND)).isEqualTo(20);
        assertThat(executions(units(run, ".loops", TestPhase.TEARDOWN), FIND)).isEqualTo(1);
        assertThat(units(run, ".loops", TestPhase.BODY)).singleElement().satisfies(unit -> {
            assertThat(unit.kind()).isEqualTo(UnitKind.TEST);
            assertThat(unit.isComplete()).isTrue();
            assertThat(unit.testId()).contains("[method:loops()]");
        });
        assertThat(executions(units(run, "", TestPhase.SETUP), "insert into item"))
                .isEqualTo(20);
    }

    /** The oldest that has parameterized tests as ours are written, and the newest. */
    @ParameterizedTest
    @ValueSource(strings = {"junit-5.3", "junit-6.1"})
    void otherVersionsOfJUnitTellTheSame(String version) throws Exception {
        AgentRun run = AgentRun.fresh()
                .junit(Path.of(System.getProperty("rowan.agents")).resolve(version))
                .run(RunTests.class, TESTS, "alone", "sequential");
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.health().faults()).isEmpty();
        assertThat(executions(units(run, ".loops", TestPhase.SETUP), FIND)).isEqualTo(1);
        assertThat(executions(units(run, ".loops", TestPhase.BODY), FIND)).isEqualTo(20);
        assertThat(executions(units(run, ".loops", TestPhase.TEARDOWN), FIND)).isEqualTo(1);
        assertThat(units(run, ".finds[2]", TestPhase.BODY)).hasSize(1);
    }

    @Test
    void eachInvocationOfAParameterizedTestIsATest() throws Exception {
        AgentRun run = run("alone", "sequential");
        assertThat(units(run, ".finds[1]", TestPhase.BODY)).hasSize(1);
        assertThat(units(run, ".finds[2]", TestPhase.BODY)).hasSize(1);
    }

    @Test
    void eachKindOfTestIsATestWithAName() throws Exception {
        AgentRun run = run("kinds", "sequential");
        for (String test : List.of(".repeats[1]", ".repeats[2]", ".makes[1]", ".makes[2][1]", "$Inside.nests")) {
            assertThat(executions(units(run, test, TestPhase.BODY), FIND))
                    .as(test)
                    .isEqualTo(1);
        }
        assertThat(executions(units(run, "$Inside.nests", TestPhase.SETUP), FIND))
                .as("of both classes")
                .isEqualTo(2);
        assertThat(executions(units(run, "$Inside.nests", TestPhase.TEARDOWN), FIND))
                .isEqualTo(1);
    }

    @Test
    void whatAnObjectForAllTestsPreparesIsNoTests() throws Exception {
        AgentRun run =
                AgentRun.fresh().run(RunTests.class, "dev.rowan.agent.program.OneForAllTests", "kinds", "sequential");
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.recording().units())
                .filteredOn(unit -> unit.phase() == TestPhase.BODY)
                .singleElement()
                .satisfies(unit -> assertThat(unit.statements()).isEqualTo(1));
        assertThat(new Analyzer()
                        .analyze(run.recording(), Suppressions.none(), Options.defaults())
                        .findings())
                .as("its loops are no test's")
                .isEmpty();
    }

    @Test
    void whatRunsOnceInEachOfTenTransactionsIsTenUnits() throws Exception {
        AgentRun run = run("alone", "sequential");
        List<Unit> units = units(run, ".renamesInTransactions", TestPhase.BODY);
        assertThat(units)
                .filteredOn(unit -> unit.kind() == UnitKind.TRANSACTION)
                .hasSize(10)
                .allSatisfy(unit -> {
                    assertThat(unit.name()).isEqualTo("Shop.rename");
                    assertThat(unit.statements()).isEqualTo(2);
                });
        assertThat(units).filteredOn(unit -> unit.kind() == UnitKind.TEST).hasSize(1);
    }

    @Test
    void tasksBelongToTheTestThatMadeThem() throws Exception {
        AgentRun run = run("threads", "parallel");
        List<Unit> units = units(run, ".handsTasksToPools", TestPhase.BODY);
        assertThat(executions(units, FIND)).isEqualTo(11);
        assertThat(executions(units(run, ".leavesNothingBehindInAPooledThread", TestPhase.BODY), FIND))
                .as("a submitted task, and a plain one")
                .isEqualTo(2);
        assertThat(executions(units(run, ".ordersAndRemovesItsTasks", TestPhase.BODY), FIND))
                .as("the one that waited longest in the queue")
                .isEqualTo(1);
        assertThat(executions(units(run, ".forksAndJoins", TestPhase.BODY), FIND))
                .as("forked, stolen and joined")
                .isEqualTo(16);
        assertThat(executions(units(run, ".chainsSteps", TestPhase.BODY), FIND))
                .as("steps of five stages, and of a timer")
                .isEqualTo(8);
        assertThat(run.health().unattributed()).isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.rowan.agent.DriversIT#javaHomes")
    void threadsThatATestStartsBelongToIt(Path javaHome) throws Exception {
        AgentRun run = AgentRun.fresh().on(javaHome).run(RunTests.class, TESTS, "started", "parallel");
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.health().faults()).isEmpty();
        assertThat(executions(units(run, ".startsThreads", TestPhase.BODY), FIND))
                .as("new, virtual, and nested threads, and one by an executor")
                .isEqualTo(5);
        Unit byWorker = run.unitOf(run.step("update item"));
        assertThat(byWorker.testName())
                .as("of the test that handed in the task, not of the one that made the worker")
                .isEqualTo(TESTS + ".usesItsWorker");
    }

    @Test
    void testsBesideEachOtherKeepTheirStatementsApart() throws Exception {
        AgentRun run = run("parallel", "parallel");
        assertThat(executions(units(run, ".oneOfTwo", TestPhase.BODY), FIND)).isEqualTo(5);
        assertThat(executions(units(run, ".otherOfTwo", TestPhase.BODY), FIND)).isEqualTo(7);
    }

    @Test
    void aServersThreadBelongsToTheOneTestThatRuns() throws Exception {
        AgentRun run = run("alone", "sequential");
        assertThat(executions(units(run, ".asksAServer", TestPhase.BODY), FIND)).isEqualTo(1);
        assertThat(run.health().unattributed()).isZero();
    }

    @Test
    void withSeveralTestsItBelongsToNoneAndIsCounted() throws Exception {
        AgentRun run = run("served", "parallel");
        assertThat(executions(units(run, ".asksAServerBesideAnother", TestPhase.BODY), FIND))
                .isZero();
        assertThat(executions(units(run, ".asksTheServerToo", TestPhase.BODY), FIND))
                .isZero();
        assertThat(run.health().unattributed()).isEqualTo(2);
        assertThat(executions(
                        run.recording().units().stream()
                                .filter(unit -> unit.kind() == UnitKind.THREAD)
                                .toList(),
                        FIND))
                .isEqualTo(2);
    }

    @Test
    void whatTestCodeRunsItselfIsSaidToBeItsOwn() throws Exception {
        AgentRun run = run("alone", "sequential");
        assertThat(run.steps())
                .filteredOn(step -> step.statement().sql().startsWith(FIND))
                .isNotEmpty()
                .allSatisfy(step -> {
                    assertThat(step.roles()).doesNotContain(Role.TEST_CODE);
                    assertThat(step.path().frames().get(0).isTest()).isTrue();
                });
    }
}
