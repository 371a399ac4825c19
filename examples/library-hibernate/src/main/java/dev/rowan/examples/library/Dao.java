package dev.rowan.examples.library;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** Loads anything by its key, as many applications have it. What others repeat through it is not its fault. */
class Dao<T> {
    private final EntityManager session;
    private final Class<T> type;

    Dao(EntityManager session, Class<T> type) {
        this.session = session;
        this.type = type;
    }

    T find(Object id) {
        return session.find(type, id);
    }

    /** What it repeats itself is. */
    List<T> all(List<Long> ids) {
        List<T> found = new ArrayList<>();
        for (Long id : ids) {
            found.add(session.find(type, id)); // expect: n-plus-one
        }
        return found;
    }
}
