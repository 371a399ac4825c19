package dev.rowan.examples.petclinic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.QueryBudget;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A test of Spring that its budget fails, to show what it says. */
@SpringBootTest
class ClinicOverBudget {
    @Autowired
    private Clinic clinic;

    @Test
    @QueryBudget(max = 3)
    void petsAreReadOneByOne() {
        assertThat(clinic.petsOfOwners()).hasSize(2 * Fixture.OWNERS);
    }
}
