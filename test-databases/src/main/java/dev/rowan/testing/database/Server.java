package dev.rowan.testing.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Something that makes and drops databases of one engine; safe for use by several threads. */
sealed interface Server permits PostgresServer, MariaServer, SqliteFiles, SqliteMemory {

    /** Where a database is: its name on the server, and the JDBC URL that opens it, credentials included. */
    record Address(String name, String url) {

        /** Random, since a server of one's own is shared with other JVMs. */
        static String freshName() {
            return "rowan_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        }

        void execute(String... statements) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** A new, empty database. */
    Address create() throws SQLException;

    /** A new database with the tables and rows of another; nobody may be connected to that one. */
    Address copy(Address original) throws SQLException;

    void drop(Address address) throws SQLException;
}
