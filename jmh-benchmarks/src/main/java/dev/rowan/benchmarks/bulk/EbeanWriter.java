package dev.rowan.benchmarks.bulk;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.benchmarks.database.Pools;
import dev.rowan.benchmarks.ebean.SampleBean;
import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.Transaction;
import io.ebean.config.DatabaseConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Its JDBC batches of 100, keys returned, on connections that rewrite batches.
 *
 * <p>Updates are its stateless ones: a bean with a key writes the columns that were set.
 */
final class EbeanWriter implements Writer {
    private static final int BATCH = 100;

    private final HikariDataSource pool;
    private final Database ebean;

    EbeanWriter(String url) {
        pool = Pools.inTransactions(url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true");
        DatabaseConfig config = new DatabaseConfig();
        config.setName("sample");
        config.setDataSource(pool);
        config.setRegister(false);
        config.setDefaultServer(false);
        config.setDatabasePlatformName("postgres");
        config.addClass(SampleBean.class);
        ebean = DatabaseFactory.create(config);
    }

    private Transaction begin() {
        Transaction transaction = ebean.beginTransaction();
        transaction.setBatchMode(true);
        transaction.setBatchSize(BATCH);
        return transaction;
    }

    @Override
    public long insert(List<Line> lines) {
        List<SampleBean> beans = new ArrayList<>(lines.size());
        for (Line line : lines) {
            SampleBean bean = new SampleBean();
            bean.setTitle(line.title());
            bean.setViews(line.views());
            bean.setPublished(line.published());
            bean.setCreatedAt(line.createdAt());
            bean.setScore(line.score());
            bean.setNote(line.note());
            beans.add(bean);
        }
        try (Transaction transaction = begin()) {
            ebean.insertAll(beans, transaction);
            transaction.commit();
        }
        long keys = 0;
        for (SampleBean bean : beans) {
            keys += Objects.requireNonNull(bean.getId());
        }
        return keys;
    }

    @Override
    public long update(List<Line> lines, int turn) {
        List<SampleBean> beans = new ArrayList<>(lines.size());
        for (Line line : lines) {
            SampleBean bean = new SampleBean();
            bean.setId(beans.size() + 1L);
            bean.setTitle(line.changedTitle(turn));
            bean.setViews(line.changedViews(turn));
            beans.add(bean);
        }
        try (Transaction transaction = begin()) {
            ebean.updateAll(beans, transaction);
            transaction.commit();
        }
        return beans.size();
    }

    @Override
    public void close() {
        ebean.shutdown();
        pool.close();
    }
}
