package dev.rowan.examples.petclinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.examples.verdicts.Order;
import dev.rowan.examples.verdicts.UnderAgent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Budgets of Spring's tests, under the agent: those that hold pass in any order, and the one that does not says why. */
class BudgetsIT {
    private static final Path AGENT = Path.of(System.getProperty("rowan.agent.jar"));
    private static final Path SCRATCH = Path.of(System.getProperty("rowan.scratch"));

    @ParameterizedTest
    @EnumSource(Order.class)
    void whatKeepsToItsBudgetPasses(Order order) throws Exception {
        assertThat(UnderAgent.run(AGENT, SCRATCH, order, ClinicBudgets.class)).isDirectory();
    }

    @Test
    void whatDoesNotFailsWithEachStatementAndItsLine() {
        assertThatThrownBy(() -> UnderAgent.run(AGENT, SCRATCH, Order.AS_WRITTEN, ClinicOverBudget.class))
                .hasMessageContaining(
                        "ClinicOverBudget.petsAreReadOneByOne sent 9 statements; its budget is 3, so 6 are too many.")
                .hasMessageContaining("8 × select ")
                .hasMessageContaining("at dev.rowan.examples.petclinic.Clinic.petsOfOwners(Clinic.java:")
                .hasMessageContaining("n-plus-one (proven): Owner.pets");
    }
}
