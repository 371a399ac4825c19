package shop;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A small application on plain JDBC; how it is recorded is none of its business. */
public final class Shop {
    private final String url;

    Shop(String url) {
        this.url = url;
    }

    /** @param args the JDBC URL */
    public static void main(String[] args) throws SQLException {
        Shop shop = new Shop(args[0]);
        shop.create();
        shop.fill();
        shop.petsOneByOne();
        shop.petsWithinATransaction();
        shop.renameOneByOne();
        shop.countTwice();
        shop.lookAndForget();
        shop.callNames();
    }

    private void create() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table owner (id int primary key, name varchar(40))");
            statement.execute("create table pet (id int primary key, name varchar(40), owner_id int)");
        }
    }

    private void fill() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            try (PreparedStatement owner = connection.prepareStatement("insert into owner values (?, ?)");
                    PreparedStatement pet = connection.prepareStatement("insert into pet values (?, ?, ?)")) {
                for (int i = 0; i < 6; i++) {
                    owner.setInt(1, 100 + i);
                    owner.setString(2, "Owner " + i);
                    owner.addBatch();
                    pet.setInt(1, 900 + i);
                    pet.setString(2, "Pet " + i);
                    pet.setInt(3, 100 + i);
                    pet.addBatch();
                }
                owner.executeBatch();
                pet.executeBatch();
            }
            connection.commit();
        }
    }

    /** Two results are open at once, and the inner statement is used again for each row of the outer. */
    private void petsOneByOne() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement owners = connection.prepareStatement("select id, name from owner order by id");
                PreparedStatement pets = connection.prepareStatement("select name from pet where owner_id = ?");
                ResultSet owner = owners.executeQuery()) {
            while (owner.next()) {
                pets.setInt(1, owner.getInt("id"));
                try (ResultSet pet = pets.executeQuery()) {
                    while (pet.next()) {
                        pet.getString(1);
                    }
                }
            }
        }
    }

    /** Committed by turning auto-commit on again, as some pools and frameworks do. */
    private void petsWithinATransaction() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            try (Statement owners = connection.createStatement();
                    ResultSet owner = owners.executeQuery("select id from owner where id > 100 order by id desc")) {
                while (owner.next()) {
                    pet(connection, owner.getInt(1));
                }
            }
            connection.setAutoCommit(true);
        }
    }

    private static void pet(Connection connection, int owner) throws SQLException {
        try (PreparedStatement pets = connection.prepareStatement("select id, name from pet where owner_id = ?")) {
            pets.setInt(1, owner);
            if (pets.execute()) {
                try (ResultSet pet = pets.getResultSet()) {
                    while (pet.next()) {
                        pet.getInt(1);
                    }
                }
            }
        }
    }

    private void renameOneByOne() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            try (PreparedStatement rename = connection.prepareStatement("update pet set name = ? where id = ?")) {
                for (int id = 900; id < 906; id++) {
                    rename.setString(1, "Renamed " + id);
                    rename.setInt(2, id);
                    rename.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    private void countTwice() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            count(connection);
            count(connection);
        }
    }

    private static void count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from owner")) {
            count.next();
            count.getLong(1);
        }
    }

    /** Closed without commit: it is rolled back. */
    private void lookAndForget() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    ResultSet names = statement.executeQuery("select name from owner where id = 103")) {
                names.next();
                names.getString(1);
            }
            connection.rollback();
            try (Statement statement = connection.createStatement();
                    ResultSet names = statement.executeQuery("select name from owner where id = 104")) {
                names.next();
            }
        }
    }

    /** The quotes are MySQL's where the database is; elsewhere it is an error, and an error is recorded too. */
    private void callNames() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeQuery("select name from owner where name = \"Owner 1\"").close();
        } catch (SQLException standard) {
            if (url.contains("mariadb")) {
                throw standard;
            }
        }
    }
}
