package dev.rowan.benchmarks.reads;

import java.sql.SQLException;
import java.util.List;

/** One way to read; each answers with what its users would have in their hands. Not thread-safe. */
interface Reader extends AutoCloseable {
    /** The columns that every way reads, in this order. */
    String COLUMNS = "id, title, views, published, created_at, author_id, category_id";

    /** All rows of a table: post, with two relations where there are objects, or hub, with ten. */
    List<?> all(String table) throws Exception;

    /** The post of this key. */
    Object byKey(long id) throws Exception;

    /** The same row for every way, for the proof that each did the work. */
    PostRow seen(Object row);

    @Override
    void close() throws SQLException;

    static Reader of(String subject, String url) throws Exception {
        return switch (subject) {
            case "jdbc" -> new JdbcReader(url);
            case "jdbc-pooled" -> new PooledJdbcReader(url);
            case "rowan" -> new RowanReader(url);
            case "hibernate" -> new HibernateReader(url, false);
            case "hibernate-stateless" -> new HibernateReader(url, true);
            case "jooq" -> new JooqReader(url);
            case "jdbi" -> new JdbiReader(url);
            default -> throw new IllegalArgumentException("There is no reader '" + subject + "'.");
        };
    }
}
