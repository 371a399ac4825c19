package dev.rowan.agent.program;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A small program on plain JDBC, run in a JVM of its own: authors, their books, one fault. */
public final class Library {
    /** Keys of the two tables start apart, so that equal values prove something. */
    private static final int FIRST_AUTHOR = 700;

    private static int authors = 5;

    private Library() {}

    /** Runs it; the arguments are the JDBC URL, then user and password if it needs them, then the number of authors */
    public static void main(String[] args) throws SQLException {
        String user = args.length > 1 ? args[1] : "";
        String password = args.length > 2 ? args[2] : "";
        authors = args.length > 3 ? Integer.parseInt(args[3]) : authors;
        try (Connection connection = user.isEmpty()
                ? DriverManager.getConnection(args[0])
                : DriverManager.getConnection(args[0], user, password)) {
            createTables(connection);
            connection.setAutoCommit(false);
            insertInBatches(connection);
            connection.commit();
            listWithBooks(connection);
            rename(connection, FIRST_AUTHOR);
            connection.rollback();
            connection.setAutoCommit(true);
            fail(connection);
        }
    }

    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table author (id int not null primary key, name varchar(40))");
            statement.executeUpdate(
                    "create table book (id int not null primary key, author_id int, title varchar(40))");
        }
    }

    private static void insertInBatches(Connection connection) throws SQLException {
        try (PreparedStatement author = connection.prepareStatement("insert into author (id, name) values (?, ?)");
                PreparedStatement book =
                        connection.prepareStatement("insert into book (id, author_id, title) values (?, ?, ?)")) {
            for (int i = 0; i < authors; i++) {
                author.setInt(1, FIRST_AUTHOR + i);
                author.setString(2, "author " + i);
                author.addBatch();
                book.setLong(1, 10 + i);
                book.setObject(2, FIRST_AUTHOR + i);
                book.setString(3, "book " + i);
                book.addBatch();
            }
            author.executeBatch();
            book.executeBatch();
        }
    }

    private static List<String> listWithBooks(Connection connection) throws SQLException {
        List<String> titles = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, name from author order by id")) {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt("id"));
                titles.add(rows.getString(2));
            }
            for (int id : ids) {
                titles.addAll(booksOf(connection, id));
            }
        }
        return titles;
    }

    private static List<String> booksOf(Connection connection, int author) throws SQLException {
        List<String> titles = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select id, title from book where author_id = ?")) {
            statement.setInt(1, author);
            try (ResultSet books = statement.executeQuery()) {
                while (books.next()) {
                    titles.add(books.getString("title"));
                }
            }
        }
        return titles;
    }

    private static void rename(Connection connection, int author) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update author set name = ? where id = ?")) {
            statement.setNull(1, java.sql.Types.VARCHAR);
            statement.setInt(2, author);
            statement.execute();
            if (statement.getUpdateCount() != 1) {
                throw new IllegalStateException("no author " + author);
            }
        }
    }

    private static void fail(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("select nothing from nowhere");
            throw new IllegalStateException("it should not be there");
        } catch (SQLException expected) {
            if (expected.getMessage() == null) {
                throw expected;
            }
        }
    }
}
