package dev.rowan.examples.library;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** Loads like those of {@link Cached}, for tests without a second-level cache: each is a statement. */
final class Uncached {
    private final EntityManager session;

    Uncached(EntityManager session) {
        this.session = session;
    }

    List<String> branchesOfRooms() {
        List<String> names = new ArrayList<>();
        for (Room room : session.createQuery("from Room", Room.class).getResultList()) {
            names.add(room.getBranch().getName()); // expect: n-plus-one Room.branch
        }
        return names;
    }

    List<String> branchesFound() {
        List<String> names = new ArrayList<>();
        for (Long id :
                session.createQuery("select branch.id from Room", Long.class).getResultList()) {
            names.add(session.find(Branch.class, id).getName()); // expect: n-plus-one room.branch_id → branch.id
        }
        return names;
    }

    int desksOfBranches() {
        int desks = 0;
        for (Branch branch : session.createQuery("from Branch", Branch.class).getResultList()) {
            desks += branch.getDesks().size(); // expect: n-plus-one Branch.desks
        }
        return desks;
    }

    /** The mapping has no cache for rooms. */
    List<Long> roomsFound() {
        List<Long> ids = new ArrayList<>();
        for (Long id : session.createQuery("select id from Room", Long.class).getResultList()) {
            ids.add(session.find(Room.class, id).getId()); // expect: n-plus-one
        }
        return ids;
    }

    /** Nor for the books of shelves. */
    int booksOfShelves() {
        int books = 0;
        for (Shelf shelf : session.createQuery("from Shelf", Shelf.class).getResultList()) {
            books += shelf.getBooks().size(); // expect: n-plus-one Shelf.books
        }
        return books;
    }
}
