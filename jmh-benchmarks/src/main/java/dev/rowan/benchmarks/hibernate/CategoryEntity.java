package dev.rowan.benchmarks.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The table of Rowan's category, as Hibernate's users write it. */
@Entity(name = "Category")
@Table(name = "category")
public class CategoryEntity {
    @Id
    public Long id;

    public String name;
}
