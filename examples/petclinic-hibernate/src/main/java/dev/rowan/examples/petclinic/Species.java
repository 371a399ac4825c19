package dev.rowan.examples.petclinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.BatchSize;

/** A kind of pet; where several are waited for, they come in batches. */
@Entity
@BatchSize(size = 10)
public class Species {
    @Id
    private Long id;

    private String name;

    protected Species() {}

    Species(long id, String name) {
        this.id = id;
        this.name = name;
    }

    public String getName() {
        return name;
    }
}
