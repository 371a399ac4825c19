package blog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Finding;
import dev.rowan.examples.verdicts.Findings;
import dev.rowan.examples.verdicts.Order;
import dev.rowan.examples.verdicts.UnderAgent;
import dev.rowan.examples.verdicts.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found under the agent is what the sources say: all of it, and nothing else, in any order of the tests. */
class VerdictsIT {
    private static final Path AGENT = Path.of(System.getProperty("rowan.agent.jar"));
    private static final Path SCRATCH = Path.of(System.getProperty("rowan.scratch"));

    @ParameterizedTest
    @EnumSource(Order.class)
    void everyPlantedFaultIsFoundAndNothingBeside(Order order) throws Exception {
        Path recordings = UnderAgent.run(
                AGENT, SCRATCH, order, BlogTests.class, DanglingTests.class, Class.forName("store.ShelfTests"));
        List<Finding> findings = Findings.of(recordings);
        assertThat(Findings.verdicts(findings))
                .as(() -> findings.toString())
                .isEqualTo(Verdict.expected(Path.of("src", "main", "java")));
    }
}
