package dev.rowan.examples.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loads that do not show, because another session has filled the cache. */
class CachedTests {
    private Library library;

    @BeforeEach
    void open() {
        library = new Library();
        library.ask(session -> {
            List<Branch> branches =
                    session.createQuery("from Branch", Branch.class).getResultList();
            branches.forEach(branch -> Hibernate.initialize(branch.getDesks()));
            return branches;
        });
    }

    @AfterEach
    void close() {
        library.close();
    }

    private <T> T cached(Function<Cached, T> work) {
        return library.inTransaction(session -> work.apply(new Cached(session)));
    }

    @Test
    void branches() {
        assertThat(cached(Cached::branchesOfRooms)).hasSize(Library.SHELVES);
        assertThat(cached(Cached::branchesJoined)).hasSize(Library.SHELVES);
        assertThat(this.<String>cached(all -> all.branchOfRoom(20_001))).isEqualTo("branch 1");
    }

    @Test
    void desks() {
        assertThat(cached(Cached::desksOfBranches)).isEqualTo(Library.SHELVES);
    }
}
