package dev.rowan.benchmarks.bulk;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.benchmarks.database.Pools;
import java.time.Instant;
import java.util.List;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Inserts of a thousand rows in one statement, which return keys; updates as one batch of one statement. */
final class JooqWriter implements Writer {
    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final int ROWS = 1_000;

    private static final Table<Record> SAMPLE = table(name("sample"));
    private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
    private static final Field<String> TITLE = field(name("title"), SQLDataType.VARCHAR);
    private static final Field<Integer> VIEWS = field(name("views"), SQLDataType.INTEGER);
    private static final Field<Boolean> PUBLISHED = field(name("published"), SQLDataType.BOOLEAN);
    private static final Field<Instant> CREATED_AT = field(name("created_at"), SQLDataType.INSTANT);
    private static final Field<Double> SCORE = field(name("score"), SQLDataType.DOUBLE);
    private static final Field<String> NOTE = field(name("note"), SQLDataType.VARCHAR);

    private final HikariDataSource pool;
    private final DSLContext jooq;

    JooqWriter(String url) {
        pool = Pools.of(url);
        jooq = DSL.using(pool, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }

    @Override
    public long insert(List<Line> lines) {
        return jooq.transactionResult(configuration -> {
            long keys = 0;
            for (int from = 0; from < lines.size(); from += ROWS) {
                var insert =
                        DSL.using(configuration).insertInto(SAMPLE, TITLE, VIEWS, PUBLISHED, CREATED_AT, SCORE, NOTE);
                for (Line line : lines.subList(from, Math.min(lines.size(), from + ROWS))) {
                    insert = insert.values(
                            line.title(), line.views(), line.published(), line.createdAt(), line.score(), line.note());
                }
                for (Long key : insert.returningResult(ID).fetch(ID)) {
                    keys += key;
                }
            }
            return keys;
        });
    }

    @Override
    public long update(List<Line> lines, int turn) {
        return jooq.transactionResult(configuration -> {
            BatchBindStep batch = DSL.using(configuration)
                    .batch(DSL.using(configuration)
                            .update(SAMPLE)
                            .set(TITLE, "")
                            .set(VIEWS, 0)
                            .where(ID.eq(0L)));
            long key = 0;
            for (Line line : lines) {
                batch = batch.bind(line.changedTitle(turn), line.changedViews(turn), ++key);
            }
            long changed = 0;
            for (int one : batch.execute()) {
                changed += one;
            }
            return changed;
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
