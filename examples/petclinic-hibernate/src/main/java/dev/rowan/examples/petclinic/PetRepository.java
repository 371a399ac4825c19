package dev.rowan.examples.petclinic;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Pets. */
public interface PetRepository extends JpaRepository<Pet, Long> {
    List<Pet> findByIdLessThanOrderById(long id);

    long countByOwnerId(long ownerId);
}
