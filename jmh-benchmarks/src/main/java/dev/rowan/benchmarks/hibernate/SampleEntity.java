package dev.rowan.benchmarks.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The table of Rowan's sample, with keys from a pooled sequence: Hibernate does not batch inserts of identity keys. */
@Entity(name = "Sample")
@Table(name = "sample")
public class SampleEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sample_pooled")
    @SequenceGenerator(name = "sample_pooled", sequenceName = "sample_pooled", allocationSize = 100)
    public @Nullable Long id;

    public String title;

    public int views;

    public boolean published;

    @Column(name = "created_at")
    public Instant createdAt;

    public double score;

    public @Nullable String note;
}
