package dev.rowan.examples.library;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Five shelves with two books each, in a database of their own. */
final class Library implements AutoCloseable {
    static final int SHELVES = 5;

    private final SessionFactory sessions;

    Library() {
        this(Map.of("hibernate.cache.region.factory_class", MapCache.class.getName()));
    }

    /** @param cache the settings of the second-level cache, which the branches' mapping asks for */
    Library(Map<String, String> cache) {
        Configuration configuration = new Configuration()
                .addAnnotatedClass(Shelf.class)
                .addAnnotatedClass(Book.class)
                .addAnnotatedClass(Branch.class)
                .addAnnotatedClass(Room.class)
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:")
                .setProperty("hibernate.connection.pool_size", "1")
                .setProperty("hibernate.hbm2ddl.auto", "create");
        cache.forEach(configuration::setProperty);
        sessions = configuration.buildSessionFactory();
        sessions.inTransaction(session -> {
            for (int i = 1; i <= SHELVES; i++) {
                Shelf shelf = new Shelf(100 + i, "shelf " + i);
                session.persist(shelf);
                session.persist(new Book(1_000 + 2 * i, "book a of " + i, shelf));
                session.persist(new Book(1_001 + 2 * i, "book b of " + i, shelf));
                Branch branch = new Branch(10_000 + i, "branch " + i);
                session.persist(branch);
                session.persist(new Room(20_000 + i, branch));
            }
        });
    }

    /** Works with a session of its own. (By the standard's interface: 6 and 7 have another return type for their own.) */
    <T> T ask(Function<EntityManager, T> work) {
        try (EntityManager session = ((EntityManagerFactory) sessions).createEntityManager()) {
            return work.apply(session);
        }
    }

    /** The same in one transaction. */
    <T> T inTransaction(Function<EntityManager, T> work) {
        return ask(session -> {
            session.getTransaction().begin();
            T answer = work.apply(session);
            session.getTransaction().commit();
            return answer;
        });
    }

    SessionFactory sessions() {
        return sessions;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
