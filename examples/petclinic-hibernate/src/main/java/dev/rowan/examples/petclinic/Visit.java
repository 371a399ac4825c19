package dev.rowan.examples.petclinic;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A pet's visit. */
@Entity
public class Visit {
    @Id
    private Long id;

    private String reason;

    @ManyToOne(fetch = FetchType.LAZY)
    private Pet pet;

    protected Visit() {}

    Visit(long id, String reason, Pet pet) {
        this.id = id;
        this.reason = reason;
        this.pet = pet;
    }

    public String getReason() {
        return reason;
    }

    void close() {
        reason += ", done";
    }

    public Pet getPet() {
        return pet;
    }
}
