package dev.rowan.examples.petclinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A kind of pet. */
@Entity
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
