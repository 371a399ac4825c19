package dev.rowan.examples.library;

import jakarta.persistence.Cacheable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** A branch of the library, which the second-level cache keeps with its desks. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
public class Branch {
    @Id
    private Long id;

    private String name;

    @ElementCollection
    @Cache(usage = CacheConcurrencyStrategy.READ_ONLY)
    private Set<String> desks = new HashSet<>();

    protected Branch() {}

    Branch(long id, String name) {
        this.id = id;
        this.name = name;
        desks.add("desk of " + name);
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public Set<String> getDesks() {
        return desks;
    }
}
