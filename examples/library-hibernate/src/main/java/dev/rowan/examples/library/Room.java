package dev.rowan.examples.library;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A room in a branch. */
@Entity
@Cacheable(false)
public class Room {
    @Id
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Branch branch;

    protected Room() {}

    Room(long id, Branch branch) {
        this.id = id;
        this.branch = branch;
    }

    public Long getId() {
        return id;
    }

    public Branch getBranch() {
        return branch;
    }
}
