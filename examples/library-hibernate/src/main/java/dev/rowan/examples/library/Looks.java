package dev.rowan.examples.library;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Hibernate;

/** Lists, sets and maps that come along, and are looked into without being walked through. */
final class Looks {
    private final EntityManager session;

    Looks(EntityManager session) {
        this.session = session;
    }

    List<String> labelByPlace() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.labels", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().map(shelf -> shelf.getLabels().get(1)).toList();
    }

    boolean labelContained(String label) {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.labels", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().anyMatch(shelf -> shelf.getLabels().contains(label));
    }

    boolean labelsEqual(List<String> labels) {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.labels", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().anyMatch(shelf -> shelf.getLabels().equals(labels));
    }

    int labelsHash() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.labels", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().mapToInt(shelf -> shelf.getLabels().hashCode()).sum();
    }

    List<String> labelByHibernate() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.labels", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream()
                .map(shelf -> Hibernate.get(shelf.getLabels(), 1)) // expect: n-plus-one
                .toList();
    }

    boolean topicContained(String topic) {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.topics", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().anyMatch(shelf -> shelf.getTopics().contains(topic));
    }

    boolean topicsEqual(Set<String> topics) {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.topics", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().anyMatch(shelf -> shelf.getTopics().equals(topics));
    }

    int topicsHash() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.topics", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().mapToInt(shelf -> shelf.getTopics().hashCode()).sum();
    }

    List<String> noteByKey() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.notes", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().map(shelf -> shelf.getNotes().get("floor")).toList();
    }

    boolean noteKeyContained() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.notes", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().anyMatch(shelf -> shelf.getNotes().containsKey("roof"));
    }

    boolean noteContained(String note) {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.notes", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().anyMatch(shelf -> shelf.getNotes().containsValue(note));
    }

    boolean notesEqual(Map<String, String> notes) {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.notes", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream().anyMatch(shelf -> shelf.getNotes().equals(notes));
    }

    List<String> noteByHibernate() {
        List<Shelf> shelves = session.createQuery("from Shelf s left join fetch s.notes", Shelf.class)
                .getResultList(); // expect: nothing
        return shelves.stream()
                .map(shelf -> Hibernate.get(shelf.getNotes(), "floor")) // expect: n-plus-one
                .toList();
    }
}
