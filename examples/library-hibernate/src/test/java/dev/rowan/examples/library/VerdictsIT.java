package dev.rowan.examples.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.examples.verdicts.Findings;
import dev.rowan.examples.verdicts.Order;
import dev.rowan.examples.verdicts.UnderAgent;
import dev.rowan.examples.verdicts.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found under the agent is what the sources say, on either Hibernate. */
class VerdictsIT {
    private static final Path AGENT = Path.of(System.getProperty("rowan.agent.jar"));
    private static final Path SCRATCH = Path.of(System.getProperty("rowan.scratch"));

    private static final String SWITCHED_OFF = "the test's configuration switches off what may hide this in production";

    @ParameterizedTest
    @EnumSource(HibernateVersion.class)
    void everyPlantedFaultIsFoundAndNothingBeside(HibernateVersion version) throws Exception {
        for (Order order : Order.values()) {
            List<Finding> findings =
                    new ArrayList<>(findings(version, order, FetchedTests.class, CachedTests.class, LoansTests.class));
            // In a run of their own: what is found to repeat is not told as latent, too.
            findings.addAll(findings(version, order, UncachedTests.class));
            assertThat(Findings.verdicts(findings))
                    .as(() -> order + ": " + findings)
                    .isEqualTo(Verdict.expected(Path.of("src", "main", "java")));
        }
    }

    @ParameterizedTest
    @EnumSource(HibernateVersion.class)
    void whatMayRepeatOnlyBecauseATestSwitchesTheCacheOffIsLessSure(HibernateVersion version) throws Exception {
        List<Finding> findings = findings(version, Order.AS_WRITTEN, UncachedTests.class);
        assertThat(findings).hasSize(5).allSatisfy(finding -> {
            boolean kept = finding.callSite().method().contains("ranch");
            assertThat(finding.confidence()).isEqualTo(kept ? Confidence.LIKELY : Confidence.PROVEN);
            assertThat(finding.evidence().contains(SWITCHED_OFF)).isEqualTo(kept);
        });
    }

    @ParameterizedTest
    @EnumSource(HibernateVersion.class)
    void whereThereIsNoCacheToSwitchOffItIsProven(HibernateVersion version) throws Exception {
        assertThat(findings(version, Order.AS_WRITTEN, NoCacheTests.class))
                .hasSize(5)
                .allSatisfy(finding -> {
                    assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
                    assertThat(finding.evidence()).doesNotContain(SWITCHED_OFF);
                });
    }

    @ParameterizedTest
    @EnumSource(HibernateVersion.class)
    void whereSomethingReadsFieldsNothingIsUnused(HibernateVersion version) throws Exception {
        assertThat(findings(version, Order.AS_WRITTEN, CopiedTests.class)).isEmpty();
    }

    private static List<Finding> findings(HibernateVersion version, Order order, Class<?>... tests) throws Exception {
        return Findings.of(UnderAgent.run(AGENT, "", version.classPath(), SCRATCH, order, tests));
    }
}
