package dev.rowan.examples.library;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** Books that are asked for by their keys, all of them through one helper. */
final class Loans {
    private final Dao<Book> books;
    private final Dao<Shelf> shelves;
    private final Dao<Room> rooms;

    Loans(EntityManager session) {
        books = new Dao<>(session, Book.class);
        shelves = new Dao<>(session, Shelf.class);
        rooms = new Dao<>(session, Room.class);
    }

    List<String> titles(List<Long> ids) {
        List<String> titles = new ArrayList<>();
        for (Long id : ids) {
            titles.add(books.find(id).getTitle()); // expect: n-plus-one
        }
        return titles;
    }

    /** A second place behind the same line of the helper. */
    List<String> returned(List<Long> ids) {
        List<String> titles = new ArrayList<>();
        for (Long id : ids) {
            Book book = books.find(id); // expect: n-plus-one
            titles.add("returned: " + book.getTitle());
        }
        return titles;
    }

    /** One of each. */
    String place(long book, long shelf) {
        return books.find(book).getTitle() // expect: nothing
                + " on "
                + shelves.find(shelf).getName();
    }

    int rooms(List<Long> ids) {
        return rooms.all(ids).size();
    }
}
