package dev.rowan.testing.database;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PostgreSQL server, known by the URL of its maintenance database. */
final class PostgresServer implements Server {
    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]*/)([^?]*)(\\?.*)?");

    private final Address maintenance;
    private final String before;
    private final String after;

    PostgresServer(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not the address of a PostgreSQL server: '" + url + "'.\n"
                    + "  Wanted: jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD");
        }
        maintenance = new Address(matcher.group(2), url);
        before = matcher.group(1);
        after = matcher.group(3) == null ? "" : matcher.group(3);
    }

    @Override
    public synchronized Address create() throws SQLException {
        // Not template1, the default: on a server of one's own it may hold something.
        return createFrom("template0");
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

    @Override
    public synchronized void drop(Address address) throws SQLException {
        maintenance.execute("DROP DATABASE IF EXISTS " + address.name() + " WITH (FORCE)");
    }
}
