package dev.rowan.testing.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SQLite databases in memory; each lives as long as one connection to it is open, and this keeps that one. */
final class SqliteMemory implements Server {
    private final Map<String, Connection> keepers = new ConcurrentHashMap<>();

    @Override
    public Address create() throws SQLException {
        String name = Address.freshName();
        Address address = new Address(name, "jdbc:sqlite:" + uri(name));
        keepers.put(name, DriverManager.getConnection(address.url()));
        return address;
    }

    @Override
    public Address copy(Address original) throws SQLException {
        Address copy = create();
        original.execute("VACUUM INTO '" + uri(copy.name()) + "'");
        return copy;
    }

    @Override
    public void drop(Address address) throws SQLException {
        Connection keeper = keepers.remove(address.name());
        if (keeper != null) {
            keeper.close();
        }
    }

    private static String uri(String name) {
        return "file:" + name + "?mode=memory&cache=shared";
    }
}
