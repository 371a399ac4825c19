package dev.rowan.agent.program;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Owners and their pets, whom a foreign key joins, in transactions or without, and what a transaction forbids. */
public final class Keys {
    private Keys() {}

    /** Runs it; the arguments are how to connect (transactions, closed, pool, waiting), and the JDBC URL */
    public static void main(String[] args) throws SQLException {
        switch (args[0]) {
            case "transactions" -> transactions(args[1]);
            case "closed" -> closed(args[1]);
            case "pool" -> pool(args[1]);
            case "waiting" -> waiting(args[1]);
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private static void transactions(String url) throws SQLException {
        // It is never closed, so the ends of its transactions have to do.
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        create(connection);
        connection.commit();
        list(connection);
        connection.commit();
        // PostgreSQL refuses both while a transaction is open.
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setReadOnly(connection.isReadOnly());
        list(connection);
        connection.rollback();
    }

    private static void closed(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            create(connection);
        }
        try (Connection connection = DriverManager.getConnection(url)) {
            list(connection);
        }
    }

    /** Closes a connection while another one is making a table. */
    private static void waiting(String url) throws SQLException {
        try (Connection other = DriverManager.getConnection(url)) {
            create(other);
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("create table toys (id int not null primary key, pet_id int not null,"
                        + " foreign key (pet_id) references pets (id))");
            }
            Connection connection = DriverManager.getConnection(url);
            int isolation = connection.getTransactionIsolation();
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("update owners set name = 'other' where id = 300");
            }
            long before = System.nanoTime();
            connection.setAutoCommit(false);
            // Turned on it is idle, and asked.
            connection.setAutoCommit(true);
            int after = connection.getTransactionIsolation();
            connection.close();
            long seconds = (System.nanoTime() - before) / 1_000_000_000;
            if (seconds > 20 || after != isolation) {
                throw new IllegalStateException("waited " + seconds + " s, isolation " + after);
            }
            other.rollback();
        }
    }

    private static void pool(String url) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        // The pool is not closed: its connections are given back, and that is all.
        HikariDataSource pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection()) {
            create(connection);
        }
        try (Connection connection = pool.getConnection()) {
            list(connection);
        }
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table owners (id int not null primary key, name varchar(40))");
            statement.execute("create table pets (id int not null primary key, owner_id int not null, name varchar(40),"
                    + " foreign key (owner_id) references owners (id))");
            for (int i = 0; i < 5; i++) {
                statement.executeUpdate("insert into owners (id, name) values (" + (300 + i) + ", 'owner')");
                statement.executeUpdate(
                        "insert into pets (id, owner_id, name) values (" + (40 + i) + ", " + (300 + i) + ", 'pet')");
            }
        }
    }

    private static void list(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet owners = statement.executeQuery("select id from owners order by id")) {
            while (owners.next()) {
                pets(connection, owners.getInt(1));
            }
        }
    }

    private static void pets(Connection connection, int owner) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select name from pets where owner_id = ?")) {
            find.setInt(1, owner);
            try (ResultSet pets = find.executeQuery()) {
                while (pets.next()) {
                    pets.getString(1);
                }
            }
        }
    }
}
