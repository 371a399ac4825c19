package dev.rowan.benchmarks.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The table of Rowan's label, as Hibernate's users write it. */
@Entity(name = "Label")
@Table(name = "label")
public class LabelEntity {
    @Id
    public Long id;

    public String name;
}
