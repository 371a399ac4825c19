package dev.rowan.examples.petclinic;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The clinic over HTTP; a session stays open for the whole request, as Spring Boot has it by default. */
@RestController
class ClinicPage {
    private final OwnerRepository owners;
    private final PetRepository pets;

    ClinicPage(OwnerRepository owners, PetRepository pets) {
        this.owners = owners;
        this.pets = pets;
    }

    @GetMapping("/owners/{id}")
    List<String> owner(@PathVariable("id") long id) {
        return owners.findById(id).orElseThrow().getPets().stream() // expect: nothing
                .map(Pet::getName)
                .toList();
    }

    /** Loads by key in a loop what one query would give: each load is a transaction of its own. */
    @GetMapping("/names/{ids}")
    List<String> names(@PathVariable("ids") List<Long> ids) {
        return ids.stream()
                .map(id -> pets.findById(id).orElseThrow().getName()) // expect: n-plus-one
                .toList();
    }
}
