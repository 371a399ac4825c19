package dev.rowan.benchmarks.reads;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.benchmarks.database.Pools;
import dev.rowan.benchmarks.hibernate.AuthorEntity;
import dev.rowan.benchmarks.hibernate.CategoryEntity;
import dev.rowan.benchmarks.hibernate.HubEntity;
import dev.rowan.benchmarks.hibernate.LabelEntity;
import dev.rowan.benchmarks.hibernate.PostEntity;
import dev.rowan.benchmarks.hibernate.Sessions;
import dev.rowan.benchmarks.hibernate.SpokeEntity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** A session for each piece of work, as one request has one; or a stateless session. */
final class HibernateReader implements Reader {
    private final HikariDataSource pool;
    private final SessionFactory factory;
    private final boolean stateless;

    HibernateReader(String url, boolean stateless) {
        this.pool = Pools.of(url);
        this.stateless = stateless;
        this.factory = Sessions.factory(
                pool,
                Map.of(),
                AuthorEntity.class,
                CategoryEntity.class,
                LabelEntity.class,
                PostEntity.class,
                HubEntity.class,
                SpokeEntity.class);
    }

    @Override
    public List<?> all(String table) {
        Class<?> entity = table.equals("post") ? PostEntity.class : HubEntity.class;
        String query = table.equals("post") ? "from Post" : "from Hub";
        if (stateless) {
            try (StatelessSession session = factory.openStatelessSession()) {
                return session.createSelectionQuery(query, entity).getResultList();
            }
        }
        try (Session session = factory.openSession()) {
            return session.createSelectionQuery(query, entity).getResultList();
        }
    }

    @Override
    public Object byKey(long id) {
        if (stateless) {
            try (StatelessSession session = factory.openStatelessSession()) {
                return Objects.requireNonNull(session.get(PostEntity.class, id));
            }
        }
        try (Session session = factory.openSession()) {
            return Objects.requireNonNull(session.find(PostEntity.class, id));
        }
    }

    @Override
    public PostRow seen(Object row) {
        if (row instanceof HubEntity hub) {
            return new PostRow(
                    hub.id, hub.title, hub.views, hub.published, hub.createdAt, key(hub.author), key(hub.category));
        }
        PostEntity post = (PostEntity) row;
        return new PostRow(
                post.id, post.title, post.views, post.published, post.createdAt, key(post.author), key(post.category));
    }

    /** A proxy knows its key without a statement. */
    private long key(Object proxy) {
        return (Long) factory.getPersistenceUnitUtil().getIdentifier(proxy);
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }
}
