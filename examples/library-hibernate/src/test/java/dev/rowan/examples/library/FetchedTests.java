package dev.rowan.examples.library;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is fetched along is read, or is not: the sources say which. */
class FetchedTests {
    private static final int BOOKS = 2 * Library.SHELVES;

    private Library library;

    @BeforeEach
    void open() {
        library = new Library();
    }

    @AfterEach
    void close() {
        library.close();
    }

    private <T> T unread(Function<Unread, T> work) {
        return library.ask(session -> work.apply(new Unread(session)));
    }

    private <T> T looks(Function<Looks, T> work) {
        return library.ask(session -> work.apply(new Looks(session)));
    }

    private interface Read<T> {
        T of(Reads reads) throws Exception;
    }

    private <T> T reads(Read<T> read) {
        return library.ask(session -> {
            try {
                return read.of(new Reads(session));
            } catch (Exception unexpected) {
                throw new AssertionError(unexpected);
            }
        });
    }

    private Book someBook(EntityManager session) {
        return session.createQuery("from Book", Book.class).getResultList().get(0);
    }

    @Test
    void namesAlone() {
        assertThat(unread(Unread::books)).hasSize(Library.SHELVES);
        assertThat(unread(Unread::labels)).hasSize(Library.SHELVES);
        assertThat(unread(Unread::topics)).hasSize(Library.SHELVES);
        assertThat(unread(Unread::notes)).hasSize(Library.SHELVES);
        assertThat(unread(Unread::marks)).hasSize(Library.SHELVES);
    }

    @Test
    void merged() {
        List<Shelf> detached = library.ask(
                session -> session.createQuery("from Shelf", Shelf.class).getResultList());
        for (Shelf shelf : detached) {
            shelf.setName("renamed " + shelf.getName());
            library.sessions().inTransaction(session -> new Unread(session).merge(shelf));
        }
    }

    @Test
    void walkedThrough() {
        assertThat(reads(Reads::byIterator)).isPositive();
        assertThat(reads(Reads::byForEach)).isEqualTo(BOOKS);
        assertThat(reads(Reads::byStream)).isEqualTo(BOOKS);
        assertThat(reads(Reads::bySpliterator)).isEqualTo(BOOKS);
        assertThat(reads(Reads::byToArray)).isEqualTo(BOOKS);
        assertThat(reads(Reads::byCopy)).isEqualTo(BOOKS);
        assertThat(reads(Reads::byToString)).contains("book a of 1");
        assertThat(this.<Boolean>reads(Reads::byIsEmpty)).isFalse();
    }

    @Test
    void askedWhatIsInIt() {
        assertThat(library.<Boolean>ask(session -> new Reads(session).byContains(someBook(session))))
                .isTrue();
        assertThat(library.<Boolean>ask(session -> new Reads(session).byHibernatesContains(someBook(session))))
                .isTrue();
        assertThat(reads(Reads::byHibernatesSize)).isEqualTo(BOOKS);
        reads(reads -> {
            reads.byInitialize();
            return true;
        });
    }

    @Test
    void writtenOut() {
        assertThat(reads(Reads::byJackson)).contains("book a of 1");
        assertThat(reads(Reads::bySerialisation)).isPositive();
        assertThat(reads(Reads::byReflection)).isEqualTo(BOOKS);
    }

    @Test
    void labels() {
        assertThat(looks(Looks::labelByPlace)).contains("second shelf 1");
        assertThat(looks(Looks::labelByHibernate)).contains("second shelf 1");
        assertThat(this.<Boolean>looks(all -> all.labelContained("none"))).isFalse();
        assertThat(this.<Boolean>looks(all -> all.labelsEqual(List.of()))).isFalse();
        assertThat(looks(Looks::labelsHash)).isNotZero();
    }

    @Test
    void topics() {
        assertThat(this.<Boolean>looks(all -> all.topicContained("none"))).isFalse();
        assertThat(this.<Boolean>looks(all -> all.topicsEqual(Set.of()))).isFalse();
        assertThat(looks(Looks::topicsHash)).isNotZero();
    }

    @Test
    void notes() {
        assertThat(looks(Looks::noteByKey)).contains("shelf 1");
        assertThat(looks(Looks::noteByHibernate)).contains("shelf 1");
        assertThat(this.<Boolean>looks(Looks::noteKeyContained)).isFalse();
        assertThat(this.<Boolean>looks(all -> all.noteContained("none"))).isFalse();
        assertThat(this.<Boolean>looks(all -> all.notesEqual(Map.of()))).isFalse();
    }
}
