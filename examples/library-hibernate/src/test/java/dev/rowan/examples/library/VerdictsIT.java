package dev.rowan.examples.library;

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

/** What is found under the agent is what the sources say, on either Hibernate. */
class VerdictsIT {
    private static final Path AGENT = Path.of(System.getProperty("rowan.agent.jar"));
    private static final Path SCRATCH = Path.of(System.getProperty("rowan.scratch"));

    @ParameterizedTest
    @EnumSource(HibernateVersion.class)
    void everyPlantedFaultIsFoundAndNothingBeside(HibernateVersion version) throws Exception {
        for (Order order : Order.values()) {
            Path recordings = UnderAgent.run(
                    AGENT,
                    "",
                    version.classPath(),
                    SCRATCH,
                    order,
                    FetchedTests.class,
                    CachedTests.class,
                    LoansTests.class);
            List<Finding> findings = Findings.of(recordings);
            assertThat(Findings.verdicts(findings))
                    .as(() -> order + ": " + findings)
                    .isEqualTo(Verdict.expected(Path.of("src", "main", "java")));
        }
    }

    @ParameterizedTest
    @EnumSource(HibernateVersion.class)
    void whereSomethingReadsFieldsNothingIsUnused(HibernateVersion version) throws Exception {
        Path recordings = UnderAgent.run(AGENT, "", version.classPath(), SCRATCH, Order.AS_WRITTEN, CopiedTests.class);
        assertThat(Findings.of(recordings)).isEmpty();
    }
}
