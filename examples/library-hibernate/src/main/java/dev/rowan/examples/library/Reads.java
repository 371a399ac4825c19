package dev.rowan.examples.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;

/** Books that come along, each time read in another way. Each query stands on a line of its own, and is judged alone. */
final class Reads {
    private final EntityManager session;

    Reads(EntityManager session) {
        this.session = session;
    }

    long byIterator() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        long found = 0;
        for (Shelf shelf : shelves) {
            for (Book book : shelf.getBooks()) {
                found += book.getTitle().length();
            }
        }
        return found;
    }

    long byForEach() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        List<Book> books = new ArrayList<>();
        shelves.forEach(shelf -> shelf.getBooks().forEach(books::add));
        return books.size();
    }

    long byStream() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream()
                .mapToLong(shelf -> shelf.getBooks().stream().count())
                .sum();
    }

    long bySpliterator() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream()
                .mapToLong(shelf -> shelf.getBooks().spliterator().estimateSize())
                .sum();
    }

    long byToArray() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream()
                .mapToLong(shelf -> shelf.getBooks().toArray(new Book[0]).length)
                .sum();
    }

    boolean byContains(Book book) {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().anyMatch(shelf -> shelf.getBooks().contains(book));
    }

    boolean byIsEmpty() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().anyMatch(shelf -> shelf.getBooks().isEmpty());
    }

    String byToString() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        StringBuilder text = new StringBuilder();
        shelves.forEach(shelf -> text.append(shelf.getBooks()));
        return text.toString();
    }

    long byCopy() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream()
                .mapToLong(shelf -> List.copyOf(shelf.getBooks()).size())
                .sum();
    }

    /** Whoever asks for it wants it to be there, though nothing more happens: it is there. */
    void byInitialize() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        shelves.forEach(shelf -> Hibernate.initialize(shelf.getBooks()));
    }

    long byHibernatesSize() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream()
                .mapToLong(shelf -> Hibernate.size(shelf.getBooks())) // expect: count-in-loop
                .sum();
    }

    boolean byHibernatesContains(Book book) {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().anyMatch(shelf -> Hibernate.contains(shelf.getBooks(), book));
    }

    String byJackson() throws JsonProcessingException {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        Map<String, Object> page = new LinkedHashMap<>();
        shelves.forEach(shelf -> page.put(shelf.getName(), shelf.getBooks()));
        return new ObjectMapper().writeValueAsString(page);
    }

    /** Java's serialisation reads the collection's fields, past all its methods. */
    int bySerialisation() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(new ArrayList<>(shelves));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.size();
    }

    /** Mappers copy the holder itself; who reads the copy reads the collection. */
    long byReflection() throws IllegalAccessException {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.books", Shelf.class)
                .getResultList(); // expect: nothing
        long found = 0;
        for (Shelf shelf : shelves) {
            Shelf copy = new Shelf();
            for (Field field : Shelf.class.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    field.set(copy, field.get(shelf));
                }
            }
            found += copy.getBooks().size();
        }
        return found;
    }
}
