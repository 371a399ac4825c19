package dev.rowan.examples.petclinic;

import jakarta.annotation.PostConstruct;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows that the tests begin with: each table's keys start somewhere else, so that equal keys mean something. */
@Component
class Fixture {
    static final long FIRST_OWNER = 100;
    static final long FIRST_SPECIES = 3_000;
    static final long FIRST_PET = 50_000;
    static final long FIRST_VISIT = 700_000;
    static final int OWNERS = 8;
    static final int SPECIES = 5;

    private final EntityManager entities;
    private final TransactionTemplate transaction;

    Fixture(EntityManager entities, PlatformTransactionManager transactions) {
        this.entities = entities;
        this.transaction = new TransactionTemplate(transactions);
    }

    @PostConstruct
    void insert() {
        transaction.executeWithoutResult(status -> {
            Species cat = new Species(FIRST_SPECIES, "cat");
            entities.persist(cat);
            for (int i = 1; i < SPECIES; i++) {
                entities.persist(new Species(FIRST_SPECIES + i, "species " + i));
            }
            for (int i = 0; i < OWNERS; i++) {
                Owner owner = new Owner(FIRST_OWNER + i, "Owner " + i);
                entities.persist(owner);
                for (int j = 0; j < 2; j++) {
                    long number = 2L * i + j;
                    Pet pet = new Pet(FIRST_PET + number, "Pet " + number, owner, cat);
                    entities.persist(pet);
                    entities.persist(new Visit(FIRST_VISIT + number, "check", pet));
                }
            }
        });
    }
}
