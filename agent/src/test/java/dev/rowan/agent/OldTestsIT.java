package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.OldShopTests;
import dev.rowan.agent.program.OlderShopTests;
import dev.rowan.agent.program.RunTests;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Occurrence;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.judge.Analyzer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.runner.JUnitCore;

/** Tests of JUnit 3 and 4, by themselves and under the vintage engine: no phases are told, and none is taken for the application. */
final class OldTestsIT {
    private static AgentRun run(String how, Class<?> tests) throws Exception {
        AgentRun run = AgentRun.fresh();
        run = how.equals("alone")
                ? run.run(JUnitCore.class, tests.getName())
                : run.run(RunTests.class, tests.getName(), "", "sequential");
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.health().faults()).isEmpty();
        return run;
    }

    private static List<Finding> findings(AgentRun run) {
        return new Analyzer()
                .analyze(run.recording(), Suppressions.none(), Options.defaults())
                .findings();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alone", "vintage"})
    void aLoopOfTheApplicationIsFoundInTheTestThatRunsItAndNotAroundOne(String how) throws Exception {
        AgentRun run = run(how, OlderShopTests.class);
        assertThat(run.recording().units())
                .extracting(Unit::testName)
                .contains(
                        OlderShopTests.class.getName() + ".testLooksUp", OlderShopTests.class.getName() + ".testNames");
        assertThat(findings(run)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("n-plus-one");
            assertThat(finding.callSite().method()).isEqualTo("name");
            assertThat(finding.occurrences())
                    .extracting(Occurrence::test)
                    .containsExactly(OlderShopTests.class.getName() + ".testNames");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"alone", "vintage"})
    void whatSurroundsATestIsNoFindingAndEachRunOfItIsATest(String how) throws Exception {
        AgentRun run = run(how, OldShopTests.class);
        assertThat(run.recording().units())
                .filteredOn(unit -> unit.testName().contains(".finds") && unit.phase() == TestPhase.BODY)
                .extracting(Unit::testName)
                .containsExactlyInAnyOrder(
                        OldShopTests.class.getName() + ".finds[0]", OldShopTests.class.getName() + ".finds[1]");
        assertThat(findings(run)).isEmpty();
    }
}
