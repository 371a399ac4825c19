package dev.rowan.benchmarks.reads;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.benchmarks.database.Pools;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** A record by its constructor, as Jdbi's guide does it. */
final class JdbiReader implements Reader {
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    JdbiReader(String url) {
        pool = Pools.of(url);
        jdbi = Jdbi.create(pool).registerRowMapper(ConstructorMapper.factory(PostRow.class));
    }

    @Override
    public List<?> all(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM " + table)
                .mapTo(PostRow.class)
                .list());
    }

    @Override
    public Object byKey(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM post WHERE id = :id")
                .bind("id", id)
                .mapTo(PostRow.class)
                .one());
    }

    @Override
    public PostRow seen(Object row) {
        return (PostRow) row;
    }

    @Override
    public void close() {
        pool.close();
    }
}
