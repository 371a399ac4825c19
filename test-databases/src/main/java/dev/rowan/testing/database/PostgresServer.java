package dev.rowan.testing.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server, known by the URL of its maintenance database. */
final class PostgresServer implements Server {
    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]*/)([^?]*)(\\?.*)?");

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final Address maintenance;
    private final String before;
    private final String after;
    private @Nullable String locale;

    PostgresServer(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            // Not the URL itself, which may hold a password.
            throw new IllegalArgumentException("Not the address of a PostgreSQL server, in "
                    + Origin.urlVariable(Engine.POSTGRES) + ".\n  Wanted: " + Origin.urlForm(Engine.POSTGRES));
        }
        maintenance = new Address(matcher.group(2), url);
        before = matcher.group(1);
        after = matcher.group(3) == null ? "" : matcher.group(3);
    }

    @Override
    public synchronized Address create() throws SQLException {
        // Not template1, the default: on a server of one's own it may hold something, and only this one takes a locale.
        return createFrom("template0" + locale());
    }

    @Override
    public synchronized Address copy(Address original) throws SQLException {
        return createFrom(original.name());
    }

    private Address createFrom(String template) throws SQLException {
        String name = Address.freshName();
        maintenance.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return new Address(name, before + name + after);
    }

    /**
     * Unicode's case rules and the order of code points, as Django's tests expect, whatever the server's own locale.
     *
     * <p>The builtin provider needs no locale of the machine's. PostgreSQL has it since 17; an older server decides.
     */
    private String locale() throws SQLException {
        if (locale == null) {
            try (Connection connection = DriverManager.getConnection(maintenance.url())) {
                locale = connection.getMetaData().getDatabaseMajorVersion() < 17
                        ? ""
                        : " ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'";
            }
        }
        return locale;
    }

    @Override
    public synchronized void drop(Address address) throws SQLException {
        String drop = "DROP DATABASE IF EXISTS " + address.name();
        try {
            maintenance.execute(drop + " WITH (FORCE)");
        } catch (SQLException e) {
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            // Autovacuum runs as the superuser, whom only a superuser may end. Without FORCE the server itself ends it.
            maintenance.execute(drop);
        }
    }
}
