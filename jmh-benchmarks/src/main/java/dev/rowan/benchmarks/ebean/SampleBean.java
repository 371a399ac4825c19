package dev.rowan.benchmarks.ebean;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The table of Rowan's sample. What is set goes through setters: Ebean notices those of its own classes alone. */
@Entity
@Table(name = "sample")
public class SampleBean {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String title;
    int views;
    boolean published;

    @Column(name = "created_at")
    Instant createdAt;

    double score;

    @Nullable
    String note;

    public @Nullable Long getId() {
        return id;
    }

    public void setId(Long key) {
        id = key;
    }

    public void setTitle(String text) {
        title = text;
    }

    public void setViews(int number) {
        views = number;
    }

    public void setPublished(boolean isPublished) {
        published = isPublished;
    }

    public void setCreatedAt(Instant moment) {
        createdAt = moment;
    }

    public void setScore(double number) {
        score = number;
    }

    public void setNote(@Nullable String text) {
        note = text;
    }
}
