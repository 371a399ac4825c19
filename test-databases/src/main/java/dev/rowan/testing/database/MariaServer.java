package dev.rowan.testing.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A MariaDB or MySQL server, known by a URL that may create databases. */
final class MariaServer implements Server {
    private static final Pattern URL = Pattern.compile("(jdbc:mariadb://[^/?]*/)([^?]*)(\\?.*)?");

    private final Address maintenance;
    private final String before;
    private final String after;

    MariaServer(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            // Not the URL itself, which may hold a password.
            throw new IllegalArgumentException("Not the address of a MariaDB server, in "
                    + Origin.urlVariable(Engine.MARIADB) + ".\n  Wanted: " + Origin.urlForm(Engine.MARIADB));
        }
        maintenance = new Address(matcher.group(2), url);
        before = matcher.group(1);
        after = matcher.group(3) == null ? "" : matcher.group(3);
    }

    @Override
    public Address create() throws SQLException {
        String name = Address.freshName();
        maintenance.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        return new Address(name, before + name + after);
    }

    /** Tables and their rows: MariaDB has no template databases. Views and triggers stay behind. */
    @Override
    public Address copy(Address original) throws SQLException {
        Address copy = create();
        try (Connection connection = DriverManager.getConnection(copy.url());
                Statement statement = connection.createStatement()) {
            // Tables refer to each other in any order.
            statement.execute("SET foreign_key_checks = 0");
            for (String table : tables(connection, original.name())) {
                String source = "`" + original.name() + "`.`" + table + "`";
                statement.execute(definition(statement, source));
                String columns = storedColumns(connection, original.name(), table);
                statement.execute(
                        "INSERT INTO `" + table + "` (" + columns + ") SELECT " + columns + " FROM " + source);
            }
        }
        return copy;
    }

    private static List<String> tables(Connection connection, String database) throws SQLException {
        return column(
                connection,
                "SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = ? AND table_type = 'BASE TABLE'",
                database);
    }

    /** Generated columns refuse to be inserted. */
    private static String storedColumns(Connection connection, String database, String table) throws SQLException {
        List<String> names = column(
                connection,
                "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = ?"
                        + " AND is_generated = 'NEVER' ORDER BY ordinal_position",
                database,
                table);
        return "`" + String.join("`, `", names) + "`";
    }

    private static String definition(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + table)) {
            row.next();
            return row.getString(2);
        }
    }

    private static List<String> column(Connection connection, String sql, String... binds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < binds.length; i++) {
                statement.setString(i + 1, binds[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }

    @Override
    public void drop(Address address) throws SQLException {
        maintenance.execute("DROP DATABASE IF EXISTS " + address.name());
    }
}
