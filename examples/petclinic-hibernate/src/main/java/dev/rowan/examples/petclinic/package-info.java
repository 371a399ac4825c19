/** Owners, pets and visits on Hibernate and Spring Data, with planted faults. */
package dev.rowan.examples.petclinic;
