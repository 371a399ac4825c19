package dev.rowan.examples.bookshop;

import java.util.List;

/** An author as MyBatis fills it. */
public final class Author {
    private long id;
    private String name;
    private List<String> books;

    public long getId() {
        return id;
    }

    public void setId(long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<String> getBooks() {
        return books;
    }

    public void setBooks(List<String> books) {
        this.books = books;
    }
}
