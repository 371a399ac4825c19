package dev.rowan.benchmarks.bulk;

import dev.rowan.orm.BulkOptions;
import java.sql.SQLException;
import java.util.List;

/** One way to write many rows, each call one transaction. Not thread-safe. */
interface Writer extends AutoCloseable {
    String INSERT = "INSERT INTO sample (title, views, published, created_at, score, note) VALUES (?, ?, ?, ?, ?, ?)";

    /** Inserts the rows; the sum of their keys, or 0 for a way that does not learn them. */
    long insert(List<Line> lines) throws Exception;

    /**
     * Gives the rows of the keys from 1 on another title and other views; how many they were.
     *
     * @param turn another one each time, lest a way that looks for changes finds none
     */
    long update(List<Line> lines, int turn) throws Exception;

    @Override
    void close() throws SQLException;

    static Writer of(String subject, String url) throws SQLException {
        return switch (subject) {
            case "jdbc-batch-keys" -> new JdbcWriter(url, JdbcWriter.Way.BATCH_KEYS);
            case "jdbc-batch" -> new JdbcWriter(url, JdbcWriter.Way.BATCH);
            case "jdbc-copy" -> new JdbcWriter(url, JdbcWriter.Way.COPY);
            case "rowan" -> new RowanWriter(url, BulkOptions.DEFAULT);
            case "rowan-copy" -> new RowanWriter(url, BulkOptions.DEFAULT.copying());
            case "hibernate" -> new HibernateWriter(url, false);
            case "hibernate-stateless" -> new HibernateWriter(url, true);
            case "ebean" -> new EbeanWriter(url);
            case "jooq" -> new JooqWriter(url);
            case "jdbi" -> new JdbiWriter(url);
            default -> throw new IllegalArgumentException("There is no writer '" + subject + "'.");
        };
    }
}
