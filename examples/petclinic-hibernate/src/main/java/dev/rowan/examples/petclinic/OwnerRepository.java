package dev.rowan.examples.petclinic;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Owners. */
public interface OwnerRepository extends JpaRepository<Owner, Long> {
    List<Owner> findByIdLessThanOrderById(long id);

    @Query("select distinct o from Owner o left join fetch o.pets where o.id < :id order by o.id")
    List<Owner> findWithPets(long id);

    @EntityGraph(attributePaths = "pets")
    List<Owner> findByNameStartingWith(String begin);
}
