package dev.rowan.examples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.examples.verdicts.Order;
import dev.rowan.examples.verdicts.UnderAgent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example's own budgets, under the agent: those that hold pass, and the one that does not says why. */
class BudgetsIT {
    private static final Path AGENT = Path.of(System.getProperty("rowan.agent.jar"));
    private static final Path SCRATCH = Path.of(System.getProperty("rowan.scratch"));

    @Test
    void whatKeepsToItsBudgetPasses() throws Exception {
        assertThat(UnderAgent.run(AGENT, SCRATCH, Order.AS_WRITTEN, BookshopBudgets.class))
                .isDirectory();
    }

    @Test
    void whatDoesNotFailsWithItsLine() {
        assertThatThrownBy(() -> UnderAgent.run(AGENT, SCRATCH, Order.AS_WRITTEN, BookshopOverBudget.class))
                .hasMessageContaining("Orders.java")
                .hasMessageContaining("book is read once for each row of ordered");
    }
}
