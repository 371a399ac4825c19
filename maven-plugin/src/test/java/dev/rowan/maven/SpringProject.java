package dev.rowan.maven;

import static dev.rowan.maven.BuiltProject.dependency;

import java.io.IOException;

/** A Spring Boot application with Hibernate, as a generator makes one, whose list page loads pets owner by owner. */
final class SpringProject {

    private static final String BOOT = "3.5.16";

    private SpringProject() {}

    static void write(BuiltProject project) throws IOException {
        project.with(
                "pom.xml",
                BuiltProject.pomText(
                        "clinic",
                        "<parent><groupId>org.springframework.boot</groupId>"
                                + "<artifactId>spring-boot-starter-parent</artifactId><version>" + BOOT
                                + "</version><relativePath/></parent>",
                        dependency("org.springframework.boot", "spring-boot-starter-data-jpa", "")
                                + dependency("com.h2database", "h2", "")
                                + dependency("org.springframework.boot", "spring-boot-starter-test", ""),
                        BuiltProject.block(BuiltProject.ALL)));
        project.with("src/main/java/com/acme/ClinicApplication.java", """
                package com.acme;

                @org.springframework.boot.autoconfigure.SpringBootApplication
                public class ClinicApplication {}
                """);
        project.with("src/main/java/com/acme/Owner.java", """
                package com.acme;

                import jakarta.persistence.*;
                import java.util.*;

                @Entity
                public class Owner {
                    @Id @GeneratedValue Long id;
                    String name;
                    @OneToMany(mappedBy = "owner", cascade = CascadeType.ALL) List<Pet> pets = new ArrayList<>();
                }
                """);
        project.with("src/main/java/com/acme/Pet.java", """
                package com.acme;

                import jakarta.persistence.*;

                @Entity
                public class Pet {
                    @Id @GeneratedValue Long id;
                    String name;
                    @ManyToOne(fetch = FetchType.LAZY) Owner owner;
                }
                """);
        project.with("src/main/java/com/acme/OwnerRepository.java", """
                package com.acme;

                public interface OwnerRepository extends org.springframework.data.jpa.repository.JpaRepository<Owner, Long> {}
                """);
        project.with("src/main/java/com/acme/OwnerService.java", """
                package com.acme;

                import org.springframework.stereotype.Service;
                import org.springframework.transaction.annotation.Transactional;

                @Service
                public class OwnerService {
                    private final OwnerRepository owners;

                    OwnerService(OwnerRepository owners) {
                        this.owners = owners;
                    }

                    @Transactional
                    public void add(String name) {
                        Owner owner = new Owner();
                        owner.name = name;
                        for (int i = 0; i < 2; i++) {
                            Pet pet = new Pet();
                            pet.name = name + i;
                            pet.owner = owner;
                            owner.pets.add(pet);
                        }
                        owners.save(owner);
                    }

                    @Transactional(readOnly = true)
                    public int countPets() {
                        int count = 0;
                        for (Owner owner : owners.findAll()) {
                            count += owner.pets.size();
                        }
                        return count;
                    }
                }
                """);
        project.with("src/test/java/com/acme/OwnerTests.java", """
                package com.acme;

                import org.junit.jupiter.api.*;
                import org.springframework.beans.factory.annotation.Autowired;
                import org.springframework.boot.test.context.SpringBootTest;

                @SpringBootTest
                class OwnerTests {
                    @Autowired OwnerService service;

                    @BeforeEach
                    void owners() {
                        for (int i = 0; i < 8; i++) {
                            service.add("owner " + i);
                        }
                    }

                    @Test
                    void countsPets() {
                        Assertions.assertEquals(16, service.countPets());
                    }
                }
                """);
    }
}
