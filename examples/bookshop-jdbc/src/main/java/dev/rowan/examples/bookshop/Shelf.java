package dev.rowan.examples.bookshop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Books on plain JDBC. Its comments say what a reader of the report has to find. */
public final class Shelf {
    private final DataSource database;

    public Shelf(DataSource database) {
        this.database = database;
    }

    /** A loop over a method that runs one query. */
    public Map<String, List<String>> titlesByAuthor() throws SQLException {
        Map<String, List<String>> titles = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<Long, String> author : authors(connection).entrySet()) {
                titles.put(author.getValue(), titles(connection, author.getKey()));
            }
        }
        return titles;
    }

    private static Map<Long, String> authors(Connection connection) throws SQLException {
        Map<Long, String> authors = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select id, name from author order by id");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                authors.put(rows.getLong("id"), rows.getString("name"));
            }
        }
        return authors;
    }

    private static List<String> titles(Connection connection, long author) throws SQLException {
        List<String> titles = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select title from book where author_id = ? order by id")) {
            statement.setLong(1, author);
            try (ResultSet rows = statement.executeQuery()) { // expect: n-plus-one book.author_id → author.id
                while (rows.next()) {
                    titles.add(rows.getString(1));
                }
            }
        }
        return titles;
    }

    /** The same in one statement. */
    public Map<String, List<String>> titlesByAuthorJoined() throws SQLException {
        Map<String, List<String>> titles = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select a.name, b.title from author a left join book b on b.author_id = a.id order by b.id");
                ResultSet rows = statement.executeQuery()) { // expect: nothing
            while (rows.next()) {
                titles.computeIfAbsent(rows.getString(1), missing -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return titles;
    }

    /** One insert for each row. */
    public void receive(List<String> titles, long author, long firstId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement =
                    connection.prepareStatement("insert into book (id, author_id, title) values (?, ?, ?)")) {
                long id = firstId;
                for (String title : titles) {
                    statement.setLong(1, id++);
                    statement.setLong(2, author);
                    statement.setString(3, title);
                    statement.executeUpdate(); // expect: n-plus-one-write
                }
            }
            connection.commit();
        }
    }

    /** The same as one batch. */
    public void receiveAtOnce(List<String> titles, long author, long firstId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement =
                    connection.prepareStatement("insert into book (id, author_id, title) values (?, ?, ?)")) {
                long id = firstId;
                for (String title : titles) {
                    statement.setLong(1, id++);
                    statement.setLong(2, author);
                    statement.setString(3, title);
                    statement.addBatch();
                }
                statement.executeBatch(); // expect: nothing
            }
            connection.commit();
        }
    }

    /** One of many: a key is looked up once. */
    public String title(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select title from book where id = ?")) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) { // expect: nothing
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
