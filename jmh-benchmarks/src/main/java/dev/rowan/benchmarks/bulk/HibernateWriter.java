package dev.rowan.benchmarks.bulk;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.benchmarks.database.Pools;
import dev.rowan.benchmarks.hibernate.SampleEntity;
import dev.rowan.benchmarks.hibernate.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.SessionFactory;

/**
 * JDBC batches of 100, inserts and updates ordered, on connections that rewrite batches.
 *
 * <p>The stateless session writes what it is handed. The session updates as its users do: it loads the rows, changes
 * them, and flushes.
 */
final class HibernateWriter implements Writer {
    private static final int BATCH = 100;

    private final HikariDataSource pool;
    private final SessionFactory factory;
    private final boolean stateless;

    HibernateWriter(String url, boolean stateless) {
        this.pool = Pools.of(url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true");
        this.stateless = stateless;
        this.factory = Sessions.factory(
                pool,
                Map.of(
                        "hibernate.jdbc.batch_size", BATCH,
                        "hibernate.order_inserts", true,
                        "hibernate.order_updates", true),
                SampleEntity.class);
    }

    private static SampleEntity entity(Line line) {
        SampleEntity entity = new SampleEntity();
        entity.title = line.title();
        entity.views = line.views();
        entity.published = line.published();
        entity.createdAt = line.createdAt();
        entity.score = line.score();
        entity.note = line.note();
        return entity;
    }

    @Override
    public long insert(List<Line> lines) {
        List<SampleEntity> entities = new ArrayList<>(lines.size());
        lines.forEach(line -> entities.add(entity(line)));
        if (stateless) {
            factory.inStatelessTransaction(session -> session.insertMultiple(entities));
        } else {
            factory.inTransaction(session -> {
                for (int i = 0; i < entities.size(); i++) {
                    session.persist(entities.get(i));
                    if ((i + 1) % BATCH == 0) {
                        session.flush();
                        session.clear();
                    }
                }
            });
        }
        long keys = 0;
        for (SampleEntity entity : entities) {
            keys += Objects.requireNonNull(entity.id);
        }
        return keys;
    }

    @Override
    public long update(List<Line> lines, int turn) {
        if (stateless) {
            List<SampleEntity> entities = new ArrayList<>(lines.size());
            for (Line line : lines) {
                SampleEntity entity = entity(line);
                entity.id = entities.size() + 1L;
                entity.title = line.changedTitle(turn);
                entity.views = line.changedViews(turn);
                entities.add(entity);
            }
            factory.inStatelessTransaction(session -> session.updateMultiple(entities));
            return entities.size();
        }
        return factory.fromTransaction(session -> {
            List<SampleEntity> entities = session.createSelectionQuery(
                            "from Sample s where s.id <= :last order by s.id", SampleEntity.class)
                    .setParameter("last", (long) lines.size())
                    .getResultList();
            for (int i = 0; i < entities.size(); i++) {
                entities.get(i).title = lines.get(i).changedTitle(turn);
                entities.get(i).views = lines.get(i).changedViews(turn);
            }
            return (long) entities.size();
        });
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }
}
