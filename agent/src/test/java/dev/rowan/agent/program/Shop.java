package dev.rowan.agent.program;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the tests of {@link ShopTests} test: application code on plain JDBC. */
final class Shop {
    static final String URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";

    private Shop() {}

    static void create() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement()) {
            statement.execute("create table item (id int primary key, name varchar(20))");
            for (int i = 500; i < 520; i++) {
                statement.executeUpdate("insert into item values (" + i + ", 'item')");
            }
        }
    }

    static List<Integer> ids() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from item order by id")) {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        }
    }

    static String name(int id) {
        try (Connection connection = DriverManager.getConnection(URL)) {
            return name(connection, id);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String name(Connection connection, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select name from item where id = ?")) {
            statement.setInt(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    /** The application's own loop. */
    static List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        for (int id : ids()) {
            names.add(name(id));
        }
        return names;
    }

    /** Reads and writes in a transaction of its own. */
    static void rename(int id, String name) {
        try (Connection connection = DriverManager.getConnection(URL)) {
            connection.setAutoCommit(false);
            name(connection, id);
            try (PreparedStatement statement = connection.prepareStatement("update item set name = ? where id = ?")) {
                statement.setString(1, name);
                statement.setInt(2, id);
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
