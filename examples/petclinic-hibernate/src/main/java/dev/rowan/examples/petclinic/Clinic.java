package dev.rowan.examples.petclinic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the clinic does. Each method that runs statements carries its verdict in a comment: what a
 * reader of the report has to find there, or that there is nothing to find.
 */
@Service
@Transactional(readOnly = true)
public class Clinic {
    /** The fixture's owners end below it, and pets and visits end below ten times as much. */
    static final long ALL = 1_000_000;

    private final OwnerRepository owners;
    private final PetRepository pets;
    private final VisitRepository visits;
    private final SpeciesRepository species;

    Clinic(OwnerRepository owners, PetRepository pets, VisitRepository visits, SpeciesRepository species) {
        this.species = species;
        this.owners = owners;
        this.pets = pets;
        this.visits = visits;
    }

    public List<String> petsOfOwners() {
        List<String> names = new ArrayList<>();
        for (Owner owner : owners.findByIdLessThanOrderById(ALL)) {
            for (Pet pet : owner.getPets()) { // expect: n-plus-one Owner.pets
                names.add(owner.getName() + ": " + pet.getName());
            }
        }
        return names;
    }

    public List<String> petsOfOwnersJoined() {
        List<String> names = new ArrayList<>();
        for (Owner owner : owners.findWithPets(ALL)) { // expect: nothing
            owner.getPets().forEach(pet -> names.add(owner.getName() + ": " + pet.getName()));
        }
        return names;
    }

    /** The pets come along, and nobody looks at them. */
    public List<String> ownersAlone() {
        List<Owner> all = owners.findByNameStartingWith("Owner"); // expect: unused-fetch Owner.pets
        return all.stream().map(Owner::getName).toList();
    }

    public List<String> petsOfOwnersByGraph() {
        List<String> names = new ArrayList<>();
        for (Owner owner : owners.findByNameStartingWith("Owner")) { // expect: nothing
            owner.getPets().forEach(pet -> names.add(pet.getName()));
        }
        return names;
    }

    public List<String> ownersOfPetsByStream() {
        return visits.findByIdLessThanOrderById(ALL).stream()
                .map(visit -> visit.getPet().getName()) // expect: n-plus-one Visit.pet
                .toList();
    }

    public Map<String, Integer> visitsInBatches() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Pet pet : pets.findByIdLessThanOrderById(ALL)) {
            counts.put(pet.getName(), pet.getVisits().size()); // expect: nothing
        }
        return counts;
    }

    public List<Long> countsOfPets() {
        return owners.findByIdLessThanOrderById(ALL).stream()
                .map(owner -> pets.countByOwnerId(owner.getId())) // expect: count-in-loop
                .toList();
    }

    /** Batches are on for it, and of what is asked for by its key there is one each time. */
    public List<String> namesOfSpecies(List<Long> ids) {
        return ids.stream()
                .map(id -> species.findById(id).orElseThrow().getName()) // expect: n-plus-one
                .toList();
    }

    public String ownerOfPet(long id) {
        return pets.findById(id).orElseThrow().getOwner().getName(); // expect: nothing
    }

    /** Hibernate writes what it changed when it has returned, so its first line is told. */
    @Transactional
    public int closeVisits() {
        List<Visit> all = visits.findByIdLessThanOrderById(ALL); // expect: n-plus-one-write
        all.forEach(Visit::close);
        return all.size();
    }
}
