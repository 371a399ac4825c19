package blog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Remedy;
import dev.rowan.examples.verdicts.Findings;
import dev.rowan.examples.verdicts.Order;
import dev.rowan.examples.verdicts.UnderAgent;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of a fix when the agent runs it, and when it may not. */
class RemediesIT {
    private static final Path AGENT = Path.of(System.getProperty("rowan.agent.jar"));
    private static final Path SCRATCH = Path.of(System.getProperty("rowan.scratch"));

    private static Remedy ofPostAuthor(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> "Post.author".equals(finding.association())
                        && finding.rule().equals("n-plus-one"))
                .map(finding -> Objects.requireNonNull(finding.remedy()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFixThatGivesOtherRowsIsWithdrawn() throws Exception {
        Remedy remedy =
                ofPostAuthor(Findings.of(UnderAgent.run(AGENT, SCRATCH, Order.AS_WRITTEN, DanglingTests.class)));
        assertThat(remedy.verified()).isNull();
        assertThat(remedy.code()).isEmpty();
        assertThat(remedy.text())
                .startsWith("Withdrawn: .selectRelated(Post_.author()) was tried on the same queryset and gave");
    }

    @Test
    void aTestThatFailsSaysWhatTheFixGave() {
        assertThatThrownBy(() -> UnderAgent.run(AGENT, SCRATCH, Order.AS_WRITTEN, BlogOverBudget.class))
                .hasMessageContaining("fix: .selectRelated(Post_.author())")
                .hasMessageContaining("verified: 13 statements → 1, the same 12 rows");
    }

    @Test
    void switchedOffNothingIsRun() throws Exception {
        List<Finding> findings =
                Findings.of(UnderAgent.run(AGENT, "verify=off", SCRATCH, Order.AS_WRITTEN, BlogTests.class));
        assertThat(ofPostAuthor(findings).code()).isEqualTo(".selectRelated(Post_.author())");
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.remedy())
                        .satisfiesAnyOf(
                                remedy -> assertThat(remedy).isNull(),
                                remedy -> assertThat(
                                                Objects.requireNonNull(remedy).verified())
                                        .isNull()));
    }
}
