package dev.rowan.benchmarks.database;

import dev.rowan.orm.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of the models, and their rows: the same in each run. */
public final class Data {
    /** What the targets of reading speak of. */
    public static final int ROWS = 10_000;

    private static final int AUTHORS = 1_000;
    private static final int CATEGORIES = 50;

    /** How many keys Hibernate takes at a time. */
    private static final int POOLED = 100;

    private Data() {}

    /** Makes the tables, and {@link #ROWS} posts and hubs, ten to each author; about a second. */
    public static void fill(String url) throws SQLException {
        try (Database database =
                Database.builder("filling").url(url).poolSize(1).register()) {
            database.createTables();
        }
        String columns = "(title, views, published, created_at, author_id, category_id)";
        String rows = " SELECT 'The title of number ' || n, n * 7 % 1000, n % 3 = 0,"
                + " timestamptz '2024-01-01 00:00:00+00' + n * interval '61.5 seconds', (n - 1) % " + AUTHORS
                + " + 1, n % " + CATEGORIES + " + 1 FROM generate_series(1, " + ROWS + ") n";
        execute(
                url,
                List.of(
                        "INSERT INTO author (name) SELECT 'Author ' || n FROM generate_series(1, " + AUTHORS + ") n",
                        "INSERT INTO category (name, parent_id) SELECT 'Category ' || n, nullif(n / 7, 0)"
                                + " FROM generate_series(1, " + CATEGORIES + ") n",
                        "INSERT INTO post " + columns + rows,
                        "INSERT INTO hub " + columns + rows,
                        "CREATE SEQUENCE sample_pooled START WITH " + POOLED + " INCREMENT BY " + POOLED,
                        "VACUUM ANALYZE"));
    }

    /** Leaves the table of samples as if it had just been made, its keys beginning with 1. */
    public static void empty(String url) throws SQLException {
        execute(
                url,
                List.of("TRUNCATE sample RESTART IDENTITY", "ALTER SEQUENCE sample_pooled RESTART WITH " + POOLED));
    }

    /** Runs statements, each in a transaction of its own. */
    public static void execute(String url, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
