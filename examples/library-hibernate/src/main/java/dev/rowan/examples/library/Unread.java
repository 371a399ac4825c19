package dev.rowan.examples.library;

import jakarta.persistence.EntityManager;
import java.util.List;

/** What comes along and is not read: the names of the shelves would do. */
final class Unread {
    private final EntityManager session;

    Unread(EntityManager session) {
        this.session = session;
    }

    List<String> books() {
        return session
                .createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList() // expect: unused-fetch Shelf.books
                .stream()
                .map(Shelf::getName)
                .toList();
    }

    List<String> labels() {
        return session
                .createQuery("from Shelf s left join fetch s.labels", Shelf.class)
                .getResultList() // expect: unused-fetch Shelf.labels
                .stream()
                .map(Shelf::getName)
                .toList();
    }

    List<String> topics() {
        return session
                .createQuery("from Shelf s left join fetch s.topics", Shelf.class)
                .getResultList() // expect: unused-fetch Shelf.topics
                .stream()
                .map(Shelf::getName)
                .toList();
    }

    List<String> notes() {
        return session
                .createQuery("from Shelf s left join fetch s.notes", Shelf.class)
                .getResultList() // expect: unused-fetch Shelf.notes
                .stream()
                .map(Shelf::getName)
                .toList();
    }

    /** An array is handed out as it is, and nobody hears who reads it: no verdict. */
    List<String> marks() {
        return session
                .createQuery("from Shelf s left join fetch s.marks", Shelf.class)
                .getResultList() // expect: nothing
                .stream()
                .map(Shelf::getName)
                .toList();
    }

    /** A merge loads what it cascades to; the mapping asked for it, and no query of the application's. */
    void merge(Shelf detached) {
        session.merge(detached); // expect: nothing
    }
}
