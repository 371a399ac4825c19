package dev.rowan.benchmarks.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** The table of Rowan's spoke, as Hibernate's users write it. */
@Entity(name = "Spoke")
@Table(name = "spoke")
public class SpokeEntity {
    @Id
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    public HubEntity north;

    @ManyToOne(fetch = FetchType.LAZY)
    public HubEntity east;

    @ManyToOne(fetch = FetchType.LAZY)
    public HubEntity south;

    @ManyToOne(fetch = FetchType.LAZY)
    public HubEntity west;
}
