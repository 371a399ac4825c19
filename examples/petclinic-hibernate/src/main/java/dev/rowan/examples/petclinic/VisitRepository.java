package dev.rowan.examples.petclinic;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Visits. */
public interface VisitRepository extends JpaRepository<Visit, Long> {
    List<Visit> findByIdLessThanOrderById(long id);
}
