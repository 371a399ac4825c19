package dev.rowan.benchmarks.bulk;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.benchmarks.database.Pools;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Its prepared batches, keys returned, on connections that rewrite batches. */
final class JdbiWriter implements Writer {
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    JdbiWriter(String url) {
        pool = Pools.of(url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true");
        jdbi = Jdbi.create(pool);
    }

    @Override
    public long insert(List<Line> lines) {
        return jdbi.inTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            for (Line line : lines) {
                batch.bind(0, line.title())
                        .bind(1, line.views())
                        .bind(2, line.published())
                        .bind(3, line.createdAt().atOffset(ZoneOffset.UTC))
                        .bind(4, line.score())
                        .bind(5, line.note())
                        .add();
            }
            return batch.executePreparedBatch("id").mapTo(Long.class).stream()
                    .mapToLong(Long::longValue)
                    .sum();
        });
    }

    @Override
    public long update(List<Line> lines, int turn) {
        return jdbi.inTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("UPDATE sample SET title = ?, views = ? WHERE id = ?");
            long key = 0;
            for (Line line : lines) {
                batch.bind(0, line.changedTitle(turn))
                        .bind(1, line.changedViews(turn))
                        .bind(2, ++key)
                        .add();
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
