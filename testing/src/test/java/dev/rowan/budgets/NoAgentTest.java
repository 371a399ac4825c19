package dev.rowan.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.testing.AllowedFindings;
import dev.rowan.testing.NoNPlusOne;
import dev.rowan.testing.Queries;
import dev.rowan.testing.QueryBudget;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without an agent nothing passes: an empty count is no proof of anything. */
class NoAgentTest {
    static class Annotated {
        @Test
        @QueryBudget(max = 3)
        void budget() {}

        @Test
        @QueryBudget(max = 3, setUp = true)
        void budgetWithSetUp() {}

        @Test
        @NoNPlusOne
        void noNPlusOne() {}

        @Test
        @AllowedFindings
        void allowedFindings() {}
    }

    @Test
    void eachAnnotationFailsWithTheLineToAdd() {
        Map<String, String> outcomes = Outcome.of(Annotated.class);
        assertThat(outcomes)
                .hasSize(4)
                .allSatisfy((test, message) -> assertThat(message)
                        .startsWith("Rowan's agent is not attached to this JVM")
                        .contains("<argLine>-javaagent:/path/to/rowan-agent.jar</argLine>")
                        .contains("test { jvmArgs \"-javaagent:/path/to/rowan-agent.jar\" }"));
    }

    @Test
    void watchedCodeIsNotEvenRun() {
        boolean[] ran = new boolean[1];
        assertThatThrownBy(() -> Queries.during(() -> ran[0] = true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not attached");
        assertThat(ran[0]).isFalse();
    }
}
