package dev.rowan.examples.library;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A shelf with one collection of each kind that Hibernate has. */
@Entity
@SuppressWarnings("serial") // Hibernate's collections, which these fields hold, are serializable
public class Shelf implements Serializable {
    private static final long serialVersionUID = 1;

    @Id
    private Long id;

    private String name;

    @OneToMany(mappedBy = "shelf", cascade = CascadeType.MERGE)
    private List<Book> books = new ArrayList<>();

    @ElementCollection
    @OrderColumn
    private List<String> labels = new ArrayList<>();

    @ElementCollection
    private Set<String> topics = new HashSet<>();

    @ElementCollection
    @MapKeyColumn(name = "topic")
    private Map<String, String> notes = new HashMap<>();

    @ElementCollection
    @OrderColumn
    private String[] marks = {};

    protected Shelf() {}

    Shelf(long id, String name) {
        this.id = id;
        this.name = name;
        labels.add("first " + name);
        labels.add("second " + name);
        topics.add("topic of " + name);
        notes.put("floor", name);
        marks = new String[] {name, "mark"};
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<Book> getBooks() {
        return books;
    }

    public List<String> getLabels() {
        return labels;
    }

    public Set<String> getTopics() {
        return topics;
    }

    public Map<String, String> getNotes() {
        return notes;
    }

    public String[] getMarks() {
        return marks;
    }
}
