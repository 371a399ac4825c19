package dev.rowan.examples.bookshop;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** The catalogue on MyBatis. Its comments say what a reader of the report has to find. */
public final class Catalogue {
    private final SqlSessionFactory sessions;

    public Catalogue(DataSource database) {
        Configuration configuration =
                new Configuration(new Environment("bookshop", new JdbcTransactionFactory(), database));
        configuration.addMapper(AuthorMapper.class);
        sessions = new SqlSessionFactoryBuilder().build(configuration);
    }

    public List<Author> authors() {
        try (SqlSession session = sessions.openSession()) {
            return session.getMapper(AuthorMapper.class).authorsWithBooks(); // expect: n-plus-one Author.books
        }
    }

    /** Through a helper that is handed the statement's name. */
    public List<String> names(List<Long> ids) {
        List<String> names = new ArrayList<>();
        try (SqlSession session = sessions.openSession()) {
            Statements statements = new Statements(session);
            for (Long id : ids) {
                names.add(statements.one("dev.rowan.examples.bookshop.AuthorMapper.name", id)); // expect: n-plus-one
            }
        }
        return names;
    }

    /** The same line of the helper, once. */
    public String name(long id) {
        try (SqlSession session = sessions.openSession()) {
            return new Statements(session).one("dev.rowan.examples.bookshop.AuthorMapper.name", id); // expect: nothing
        }
    }
}
