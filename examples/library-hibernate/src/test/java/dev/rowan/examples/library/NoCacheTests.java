package dev.rowan.examples.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same in an application that has no cache, whatever its mapping says. */
class NoCacheTests {
    @Test
    void eachLoadIsAStatement() {
        try (Library library = new Library(Map.of())) {
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
}
