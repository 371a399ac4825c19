package dev.rowan.testing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** SQLite databases as files of one temporary folder. */
final class SqliteFiles implements Server {
    /** A test's data may be lost with the power; waiting for the disk would be most of its time. */
    private static final String OPTIONS = "?synchronous=OFF";

    private final Path folder;

    SqliteFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Address create() {
        String name = Address.freshName();
        return new Address(name, "jdbc:sqlite:" + file(name) + OPTIONS);
    }

    /** VACUUM INTO and not a copy of the file: rows may still be in its write-ahead log. */
    @Override
    public Address copy(Address original) throws SQLException {
        Address copy = create();
        original.execute("VACUUM INTO '" + file(copy.name()) + "'");
        return copy;
    }

    @Override
    public void drop(Address address) {
        try {
            for (String suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
                Files.deleteIfExists(Path.of(file(address.name()) + suffix));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file(address.name()), e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".sqlite");
    }
}
