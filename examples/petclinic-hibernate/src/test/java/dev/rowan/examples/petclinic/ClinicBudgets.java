package dev.rowan.examples.petclinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.rowan.testing.AllowedFindings;
import dev.rowan.testing.NoNPlusOne;
import dev.rowan.testing.Queries;
import dev.rowan.testing.QueryBudget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

/** What the clinic may ask of its database, as tests of Spring say it. */
@SpringBootTest
@QueryBudget(max = 2)
class ClinicBudgets {
    @Autowired
    private Clinic clinic;

    @Autowired
    private WebApplicationContext application;

    private MockMvc http;

    @BeforeEach
    void startHttp() {
        http = MockMvcBuilders.webAppContextSetup(application).build();
        assertThat(clinic.petsOfOwnersJoined()).as("not the test's").hasSize(2 * Fixture.OWNERS);
    }

    /** The join, and the species that all pets are of. */
    @Test
    @NoNPlusOne
    void aJoinIsTwoStatements() {
        assertThat(clinic.petsOfOwnersJoined()).hasSize(2 * Fixture.OWNERS);
    }

    /** The page's own session, and the test's transaction around it. */
    @Test
    @Transactional
    void aPageIsTwoStatements() throws Exception {
        http.perform(get("/owners/" + Fixture.FIRST_OWNER));
    }

    @Test
    @QueryBudget(max = 1 + Fixture.OWNERS)
    @AllowedFindings("rule=n-plus-one association=Owner.pets # eight owners")
    void petsMayBeReadOneByOne() {
        assertThat(clinic.petsOfOwners()).hasSize(2 * Fixture.OWNERS);
    }

    @Test
    void requestsAreCounted() throws Exception {
        Queries.during(() -> http.perform(get("/owners/" + Fixture.FIRST_OWNER)))
                .assertCount(2)
                .assertNoFindings();
    }

    @Nested
    class OfOne {
        /** With the budget of the class around. */
        @Test
        void aPetIsFoundWithItsOwner() {
            assertThat(clinic.ownerOfPet(Fixture.FIRST_PET)).startsWith("Owner");
        }
    }
}
