package dev.rowan.benchmarks.prefetch;

import java.sql.SQLException;

/** One strategy of following relations; each answers with the length of all texts that it saw. Not thread-safe. */
interface Loader extends AutoCloseable {
    /** The titles of the first posts, and the names of their authors. */
    long toOne(int posts) throws SQLException;

    /** The names of the first authors, and the titles of their posts. */
    long toMany(int authors) throws SQLException;

    @Override
    void close() throws SQLException;

    static Loader of(String subject, String url) throws SQLException {
        if (subject.equals("jdbc")) {
            return new JdbcLoader(url);
        }
        return subject.startsWith("rowan-")
                ? new RowanLoader(url, subject.substring("rowan-".length()))
                : new HibernateLoader(url, subject.substring("hibernate-".length()));
    }

    static IllegalArgumentException unknown(String strategy) {
        return new IllegalArgumentException("There is no strategy '" + strategy + "' here.");
    }
}
