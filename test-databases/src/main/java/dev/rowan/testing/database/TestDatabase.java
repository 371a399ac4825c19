package dev.rowan.testing.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An empty database on a real server, for one test class or one test; dropped when it is closed.
 *
 * <p>Usually handed to a test by {@link EachDatabase}. Safe for use by several threads.
 */
public final class TestDatabase implements AutoCloseable {

    /** Something to watch; a lambda or a method reference. */
    @FunctionalInterface
    public interface Action<X extends Exception> {
        void run() throws X;
    }

    private record Watch(String what, IntSupplier outstanding) {}

    private final Engine engine;
    private final Server server;
    private final Server.Address address;
    private final Recorder recorder = new Recorder();
    private final OpenConnections open = new OpenConnections();
    private final DataSource recording;
    private final DataSource plain;
    private final Map<Class<?>, AutoCloseable> kept = new LinkedHashMap<>();
    private final List<Watch> watches = new ArrayList<>();
    private final List<TestDatabase> copies = new ArrayList<>();
    private boolean closed;

    private TestDatabase(Engine engine, Server server, Server.Address address) {
        this.engine = engine;
        this.server = server;
        this.address = address;
        this.recording = new RecordingDataSource(address.url(), recorder, open);
        this.plain = new PlainDataSource(address.url());
    }

    /**
     * A new, empty database. The first of an engine starts its server; to be closed by the caller.
     *
     * <p>What it costs: PostgreSQL about 60 ms (it copies a template), the others a few.
     */
    public static TestDatabase fresh(Engine engine) throws SQLException {
        Server server = Servers.of(engine);
        try {
            return new TestDatabase(engine, server, server.create());
        } catch (SQLException e) {
            throw new SQLException("Cannot make a database on " + Servers.named(engine), e.getSQLState(), e);
        }
    }

    /**
     * A database of its own with the same tables and rows, closed together with this one.
     *
     * <p>No connection to this database may be open: PostgreSQL copies files, and refuses.
     */
    public TestDatabase copy() throws SQLException {
        if (open.count() > 0) {
            throw new IllegalStateException("Cannot copy " + this + " while connections to it are open.\n"
                    + "  Close them first (a pool keeps some):\n" + open.whereOpened());
        }
        TestDatabase copy = new TestDatabase(engine, server, server.copy(address));
        synchronized (this) {
            copies.add(copy);
        }
        return copy;
    }

    public Engine engine() {
        return engine;
    }

    /** The JDBC URL, credentials included. What goes through it alone is neither recorded nor counted as open. */
    public String url() {
        return address.url();
    }

    /** New connections that are recorded, and have to be closed; a pool may be built on it, see {@link #keep}. */
    public DataSource dataSource() {
        return recording;
    }

    /** New connections of the driver's own, neither recorded nor wrapped; for tests of what looks into drivers. */
    public DataSource plainDataSource() {
        return plain;
    }

    /** Executes SQL on a connection of its own, unrecorded: for the tables and rows that a test begins with. */
    public void execute(String... sql) throws SQLException {
        try (Connection connection = plain.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : sql) {
                statement.execute(each);
            }
        }
    }

    /** The statements that reached the database during the call, by any thread, without transaction control. */
    public <X extends Exception> List<String> statements(Action<X> action) throws X {
        return record(action).statements();
    }

    /** The BEGIN, COMMIT, ROLLBACK, SAVEPOINT and so on that were sent during the call. */
    public <X extends Exception> List<String> transactionControl(Action<X> action) throws X {
        return record(action).transactionControl();
    }

    /** All that was sent during the call. */
    public <X extends Exception> StatementLog record(Action<X> action) throws X {
        return recorder.during(action);
    }

    /**
     * Something built on this database once and used by all its tests, like a pool; closed before the database is.
     *
     * <p>It may hold connections open between tests, so leaks are then looked for when it is closed.
     */
    public synchronized <T extends AutoCloseable> T keep(Class<T> type, Function<TestDatabase, T> open) {
        AutoCloseable present = kept.get(type);
        if (present == null) {
            present = open.apply(this);
            kept.put(type, present);
        }
        return type.cast(present);
    }

    /** A number that has to be 0 after every test, like a pool's connections that were not given back. */
    public synchronized void watch(String what, IntSupplier outstanding) {
        watches.add(new Watch(what, outstanding));
    }

    /** Fails for a connection that is open and for a watch that is not 0; the first are closed. */
    synchronized void checkNothingLeaked() throws SQLException {
        for (Watch watch : watches) {
            int outstanding = watch.outstanding().getAsInt();
            if (outstanding != 0) {
                throw new AssertionError(this + " has " + outstanding + " " + watch.what() + " left over.");
            }
        }
        if (kept.isEmpty()) {
            checkNoneOpen();
        }
    }

    private void checkNoneOpen() throws SQLException {
        int count = open.count();
        if (count > 0) {
            String where = open.whereOpened();
            open.closeAll();
            throw new AssertionError(this + " has " + count + " connections that nobody closed.\n"
                    + "  Close them in the test (try-with-resources), or keep(...) the pool that owns them:\n"
                    + where);
        }
    }

    /** Closes what it keeps, fails for connections that are open still, and drops the database. */
    @Override
    public void close() throws SQLException {
        List<AutoCloseable> closing = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            // Last in, first out; and the database itself when all who use it are gone.
            closing.add(() -> server.drop(address));
            closing.add(this::checkNoneOpen);
            closing.addAll(copies);
            closing.addAll(kept.values());
        }
        Throwable failure = null;
        for (int i = closing.size() - 1; i >= 0; i--) {
            failure = closeOne(closing.get(i), failure);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof SQLException exception) {
            throw exception;
        }
        if (failure != null) {
            throw new IllegalStateException("Cannot close " + this, failure);
        }
    }

    /** One failure must not keep the next from being closed. */
    private static @Nullable Throwable closeOne(AutoCloseable closeable, @Nullable Throwable before) {
        try {
            closeable.close();
            return before;
        } catch (Exception | AssertionError e) {
            if (before == null) {
                return e;
            }
            before.addSuppressed(e);
            return before;
        }
    }

    @Override
    public String toString() {
        return engine + " " + address.name();
    }
}
