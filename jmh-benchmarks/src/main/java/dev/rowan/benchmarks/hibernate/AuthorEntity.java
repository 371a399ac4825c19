package dev.rowan.benchmarks.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

/** The table of Rowan's author, as Hibernate's users write it. */
@Entity(name = "Author")
@Table(name = "author")
public class AuthorEntity {
    @Id
    public Long id;

    public String name;

    @OneToMany(mappedBy = "author")
    public Set<PostEntity> posts = new HashSet<>();

    /** A proxy is loaded by its methods, not by its fields. */
    public String getName() {
        return name;
    }
}
