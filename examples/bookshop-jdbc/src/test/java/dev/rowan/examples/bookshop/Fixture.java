package dev.rowan.examples.bookshop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The rows that the tests begin with: each table's keys start somewhere else, so that equal keys mean something. */
final class Fixture implements AutoCloseable {
    static final long FIRST_AUTHOR = 200;
    static final long FIRST_BOOK = 4_000;
    static final long FIRST_ORDER = 90_000;
    static final int AUTHORS = 6;

    private final TestDatabase database;
    private final HikariDataSource pool;

    Fixture() throws SQLException {
        database = TestDatabase.fresh(Engine.POSTGRES);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        database.execute(
                "create table author (id bigint primary key, name varchar(40) not null)",
                "create table book (id bigint primary key, author_id bigint not null references author, title varchar(40))",
                "create table ordered (id bigint primary key, book_id bigint not null references book)",
                "insert into author select " + FIRST_AUTHOR + " + i, 'author ' || i from generate_series(0, 5) i",
                "insert into book select " + FIRST_BOOK + " + i, " + FIRST_AUTHOR
                        + " + i / 2, 'book ' || i from generate_series(0, 11) i",
                "insert into ordered select " + FIRST_ORDER + " + i, " + FIRST_BOOK
                        + " + i from generate_series(0, 7) i");
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() throws SQLException {
        pool.close();
        database.close();
    }
}
