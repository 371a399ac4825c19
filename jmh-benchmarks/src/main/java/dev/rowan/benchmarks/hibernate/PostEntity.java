package dev.rowan.benchmarks.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** The table of Rowan's post, as Hibernate's users write it. */
@Entity(name = "Post")
@Table(name = "post")
public class PostEntity {
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
}
