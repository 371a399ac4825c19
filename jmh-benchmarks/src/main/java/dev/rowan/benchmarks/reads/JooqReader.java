package dev.rowan.benchmarks.reads;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.benchmarks.database.Pools;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.SQLDialect;
import org.jooq.SelectJoinStep;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Typed columns into a record by its constructor, jOOQ's fastest documented mapping. */
final class JooqReader implements Reader {
    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
    private static final Field<String> TITLE = field(name("title"), SQLDataType.VARCHAR);
    private static final Field<Integer> VIEWS = field(name("views"), SQLDataType.INTEGER);
    private static final Field<Boolean> PUBLISHED = field(name("published"), SQLDataType.BOOLEAN);
    private static final Field<Instant> CREATED_AT = field(name("created_at"), SQLDataType.INSTANT);
    private static final Field<Long> AUTHOR_ID = field(name("author_id"), SQLDataType.BIGINT);
    private static final Field<Long> CATEGORY_ID = field(name("category_id"), SQLDataType.BIGINT);

    private final HikariDataSource pool;
    private final DSLContext jooq;

    JooqReader(String url) {
        pool = Pools.of(url);
        jooq = DSL.using(pool, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }

    private SelectJoinStep<org.jooq.Record7<Long, String, Integer, Boolean, Instant, Long, Long>> from(String table) {
        return jooq.select(ID, TITLE, VIEWS, PUBLISHED, CREATED_AT, AUTHOR_ID, CATEGORY_ID)
                .from(table(name(table)));
    }

    @Override
    public List<?> all(String table) {
        return from(table).fetch(Records.mapping(PostRow::new));
    }

    @Override
    public Object byKey(long id) {
        return Objects.requireNonNull(from("post").where(ID.eq(id)).fetchOne(Records.mapping(PostRow::new)));
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
