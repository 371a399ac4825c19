package dev.rowan.benchmarks.prefetch;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.benchmarks.database.Pools;
import dev.rowan.benchmarks.hibernate.AuthorEntity;
import dev.rowan.benchmarks.hibernate.CategoryEntity;
import dev.rowan.benchmarks.hibernate.PostEntity;
import dev.rowan.benchmarks.hibernate.Sessions;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

final class HibernateLoader implements Loader {
    /** What its guide calls a usual size. */
    private static final int BATCH = 100;

    private final HikariDataSource pool;
    private final SessionFactory factory;
    private final String strategy;

    HibernateLoader(String url, String strategy) {
        this.pool = Pools.of(url);
        this.factory = Sessions.factory(pool, Map.of(), AuthorEntity.class, CategoryEntity.class, PostEntity.class);
        this.strategy = strategy;
    }

    private Session session() {
        Session session = factory.openSession();
        switch (strategy) {
            case "batch" -> session.setFetchBatchSize(BATCH);
            case "subselect" -> session.setSubselectFetchingEnabled(true);
            case "join-fetch", "lazy" -> {}
            default -> throw Loader.unknown(strategy);
        }
        return session;
    }

    @Override
    public long toOne(int posts) {
        String fetch = strategy.equals("join-fetch") ? " join fetch p.author" : "";
        long seen = 0;
        try (Session session = session()) {
            for (PostEntity post : session.createSelectionQuery(
                            "from Post p" + fetch + " order by p.id", PostEntity.class)
                    .setMaxResults(posts)
                    .getResultList()) {
                seen += post.title.length() + post.author.getName().length();
            }
        }
        return seen;
    }

    @Override
    public long toMany(int authors) {
        String fetch = strategy.equals("join-fetch") ? " left join fetch a.posts" : "";
        long seen = 0;
        try (Session session = session()) {
            // Not setMaxResults: with a fetched collection that pages in memory.
            for (AuthorEntity author : session.createSelectionQuery(
                            "from Author a" + fetch + " where a.id <= :last order by a.id", AuthorEntity.class)
                    .setParameter("last", (long) authors)
                    .getResultList()) {
                seen += author.name.length();
                for (PostEntity post : author.posts) {
                    seen += post.title.length();
                }
            }
        }
        return seen;
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }
}
