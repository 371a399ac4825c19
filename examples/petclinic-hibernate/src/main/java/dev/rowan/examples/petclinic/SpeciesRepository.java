package dev.rowan.examples.petclinic;

import org.springframework.data.jpa.repository.JpaRepository;

interface SpeciesRepository extends JpaRepository<Species, Long> {}
