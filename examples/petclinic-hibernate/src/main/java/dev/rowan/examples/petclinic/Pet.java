package dev.rowan.examples.petclinic;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;

/** A pet: its owner is lazy, its species is eager, its visits come in batches. */
@Entity
public class Pet {
    @Id
    private Long id;

    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private Owner owner;

    @ManyToOne(fetch = FetchType.EAGER)
    private Species species;

    @OneToMany(mappedBy = "pet")
    @BatchSize(size = 10)
    private List<Visit> visits = new ArrayList<>();

    protected Pet() {}

    Pet(long id, String name, Owner owner, Species species) {
        this.id = id;
        this.name = name;
        this.owner = owner;
        this.species = species;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Owner getOwner() {
        return owner;
    }

    public Species getSpecies() {
        return species;
    }

    public List<Visit> getVisits() {
        return visits;
    }
}
