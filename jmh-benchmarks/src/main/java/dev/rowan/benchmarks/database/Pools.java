package dev.rowan.benchmarks.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The pool that each peer takes its connection from: the one that Rowan has inside. */
public final class Pools {
    private Pools() {}

    public static HikariDataSource of(String url) {
        return pool(url, true);
    }

    /** For Ebean, which expects connections that do not commit by themselves. */
    public static HikariDataSource inTransactions(String url) {
        return pool(url, false);
    }

    private static HikariDataSource pool(String url, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setAutoCommit(autoCommit);
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
