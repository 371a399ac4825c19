package dev.rowan.examples.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Loads that a cache might have answered, had this test not switched it off. */
class UncachedTests {
    @Test
    void eachLoadIsAStatement() {
        try (Library library = new Library(Map.of("hibernate.cache.use_second_level_cache", "false"))) {
            assertThat(UncachedTests.<Integer>in(
                            library, all -> all.branchesOfRooms().size()))
                    .isEqualTo(Library.SHELVES);
            assertThat(UncachedTests.<Integer>in(
                            library, all -> all.branchesFound().size()))
                    .isEqualTo(Library.SHELVES);
            assertThat(UncachedTests.<Integer>in(library, Uncached::desksOfBranches))
                    .isEqualTo(Library.SHELVES);
            assertThat(UncachedTests.<Integer>in(
                            library, all -> all.roomsFound().size()))
                    .isEqualTo(Library.SHELVES);
            assertThat(UncachedTests.<Integer>in(library, Uncached::booksOfShelves))
                    .isEqualTo(2 * Library.SHELVES);
        }
    }

    static <T> T in(Library library, Function<Uncached, T> work) {
        return library.inTransaction(session -> work.apply(new Uncached(session)));
    }
}
