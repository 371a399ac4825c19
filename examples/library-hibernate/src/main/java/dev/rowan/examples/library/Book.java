package dev.rowan.examples.library;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;

/** A book on a shelf. */
@Entity
public class Book implements Serializable {
    private static final long serialVersionUID = 1;

    @Id
    private Long id;

    private String title;

    @ManyToOne(fetch = FetchType.LAZY)
    private Shelf shelf;

    protected Book() {}

    Book(long id, String title, Shelf shelf) {
        this.id = id;
        this.title = title;
        this.shelf = shelf;
    }

    public Long getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    @JsonIgnore
    public Shelf getShelf() {
        return shelf;
    }

    @Override
    public String toString() {
        return title;
    }
}
