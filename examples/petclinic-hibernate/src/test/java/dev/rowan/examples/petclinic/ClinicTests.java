package dev.rowan.examples.petclinic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

/** The service's tests: they pass, and show nothing of what it costs. */
@SpringBootTest
class ClinicTests {
    @Autowired
    private Clinic clinic;

    @Autowired
    private EntityManager entities;

    @Test
    void everyPetIsListedWithItsOwner() {
        assertThat(clinic.petsOfOwners()).hasSize(2 * Fixture.OWNERS).contains("Owner 0: Pet 0");
    }

    @Test
    void aJoinListsTheSame() {
        assertThat(clinic.petsOfOwnersJoined()).hasSize(2 * Fixture.OWNERS).contains("Owner 0: Pet 0");
    }

    @Test
    void aGraphListsTheSame() {
        assertThat(clinic.petsOfOwnersByGraph()).hasSize(2 * Fixture.OWNERS);
    }

    @Test
    void ownersAreListedAlone() {
        assertThat(clinic.ownersAlone()).hasSize(Fixture.OWNERS);
    }

    @Test
    void eachVisitNamesItsPet() {
        assertThat(clinic.ownersOfPetsByStream()).hasSize(2 * Fixture.OWNERS).contains("Pet 3");
    }

    @Test
    void visitsAreCounted() {
        assertThat(clinic.visitsInBatches()).containsEntry("Pet 1", 1);
    }

    @Test
    void petsAreCounted() {
        assertThat(clinic.countsOfPets()).hasSize(Fixture.OWNERS).containsOnly(2L);
    }

    @Test
    void speciesAreNamed() {
        assertThat(clinic.namesOfSpecies(List.of(3_001L, 3_002L, 3_003L, 3_004L)))
                .containsExactly("species 1", "species 2", "species 3", "species 4");
    }

    @Test
    void aPetHasAnOwner() {
        for (long id = Fixture.FIRST_PET; id < Fixture.FIRST_PET + 6; id++) {
            assertThat(clinic.ownerOfPet(id)).startsWith("Owner");
        }
    }

    @Test
    void visitsAreClosed() {
        assertThat(clinic.closeVisits()).isEqualTo(2 * Fixture.OWNERS);
    }

    /** Hibernate writes the rows inside of the clinic's query, and they are the test's all the same. */
    @Test
    @Transactional
    void visitsOfATestAreThere() {
        for (int i = 0; i < 5; i++) {
            Pet pet = entities.getReference(Pet.class, Fixture.FIRST_PET + i);
            entities.persist(new Visit(Fixture.FIRST_VISIT + 1_000 + i, "a test's", pet));
        }
        assertThat(clinic.ownersOfPetsByStream()).hasSize(2 * Fixture.OWNERS + 5);
    }
}
