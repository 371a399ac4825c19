package dev.rowan.benchmarks.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/** The table of Rowan's hub, as Hibernate's users write it. */
@Entity(name = "Hub")
@Table(name = "hub")
public class HubEntity {
    @Id
    public Long id;

    public String title;

    public int views;

    public boolean published;

    @Column(name = "created_at")
    public Instant createdAt;

    @ManyToOne(fetch = FetchType.LAZY)
    public AuthorEntity author;

    @ManyToOne(fetch = FetchType.LAZY)
    public CategoryEntity category;

    @ManyToMany
    @JoinTable(name = "hub_red")
    public Set<LabelEntity> red;

    @ManyToMany
    @JoinTable(name = "hub_green")
    public Set<LabelEntity> green;

    @ManyToMany
    @JoinTable(name = "hub_blue")
    public Set<LabelEntity> blue;

    @ManyToMany
    @JoinTable(name = "hub_grey")
    public Set<LabelEntity> grey;

    @OneToMany(mappedBy = "north")
    public Set<SpokeEntity> norths;

    @OneToMany(mappedBy = "east")
    public Set<SpokeEntity> easts;

    @OneToMany(mappedBy = "south")
    public Set<SpokeEntity> souths;

    @OneToMany(mappedBy = "west")
    public Set<SpokeEntity> wests;
}
