package dev.rowan.orm.execute;

import dev.rowan.orm.compile.Parameter;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.Binds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The way to one database: statements run here, each on a connection taken for it, or on its transaction's.
 *
 * <p>Safe for any thread; a transaction belongs to the thread that began it.
 */
public final class Connections {
    private final String alias;
    private final DataSource source;
    private final Dialect dialect;
    private final boolean showBinds;
    private final int timeoutSeconds;
    private final List<StatementObserver> observers = new CopyOnWriteArrayList<>();
    private final FetchRun fetches = new FetchRun(observers);

    @SuppressWarnings("ThreadLocalUsage") // one for each database, and a database is closed with its application
    private final ThreadLocal<@Nullable Session> sessions = new ThreadLocal<>();

    /** The connection of a result that this thread has open, for what is read together with it. */
    @SuppressWarnings("ThreadLocalUsage") // as above
    private final ThreadLocal<@Nullable Connection> lent = new ThreadLocal<>();

    private final AtomicLong ids = new AtomicLong();

    /**
     * @param showBinds whether errors show the bind values, which may be secrets
     * @param timeoutSeconds the longest time of a statement, 0 for none
     */
    public Connections(String alias, DataSource source, Dialect dialect, boolean showBinds, int timeoutSeconds) {
        this.alias = alias;
        this.source = source;
        this.dialect = dialect;
        this.showBinds = showBinds;
        this.timeoutSeconds = timeoutSeconds;
    }

    public String alias() {
        return alias;
    }

    public void observe(StatementObserver observer) {
        observers.add(observer);
    }

    public void forget(StatementObserver observer) {
        observers.remove(observer);
    }

    /** Where the relations are told of that statements load along. */
    public FetchRun fetches() {
        return fetches;
    }

    /** Runs a statement and reads all its rows. */
    public <T> T query(Statement statement, Origin origin, Rows.Reading<T> reading) {
        return run(statement, origin, false, (prepared, event) -> {
            try (ResultSet result = prepared.executeQuery()) {
                Rows rows = rows(result, statement, event);
                T answer = reading.read(rows);
                event.rows(rows.count());
                return answer;
            }
        });
    }

    /** Runs a statement that changes rows, and says how many. */
    public long update(Statement statement, Origin origin) {
        return run(statement, origin, true, (prepared, event) -> {
            long changed = prepared.executeLargeUpdate();
            event.rows(changed);
            return changed;
        });
    }

    /** Runs a statement that changes rows and returns some of their columns. */
    public <T> T returning(Statement statement, Origin origin, Rows.Reading<T> reading) {
        return run(statement, origin, true, (prepared, event) -> {
            try (ResultSet result = prepared.executeQuery()) {
                Rows rows = rows(result, statement, event);
                T answer = reading.read(rows);
                event.rows(rows.count());
                return answer;
            }
        });
    }

    /** Opens a result that is read in chunks; the caller closes it. */
    public OpenRows open(Statement statement, Origin origin, int chunk) {
        StatementEvent event = event(statement, origin);
        return observed(event, statement, () -> {
            refuseWhenBroken();
            return OpenRows.open(this, statement, chunk, result -> rows(result, statement, event));
        });
    }

    private interface Work<T> {
        T with(PreparedStatement prepared, StatementEvent event) throws SQLException;
    }

    /** What is done with a connection in a way of the driver's own. */
    @FunctionalInterface
    public interface DriverWork {
        /** How many rows it wrote. */
        long on(Connection connection) throws SQLException;
    }

    /** Runs what is no statement to JDBC but one to the database, and writes rows. */
    public void through(Statement statement, Origin origin, DriverWork work) {
        StatementEvent event = event(statement, origin);
        connected(event, statement, true, connection -> {
            long written = work.on(connection);
            event.rows(written);
            return written;
        });
    }

    private interface Connected<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T run(Statement statement, Origin origin, boolean writes, Work<T> work) {
        StatementEvent event = event(statement, origin);
        return connected(event, statement, writes, connection -> prepared(connection, statement, event, work));
    }

    private <T> T connected(StatementEvent event, Statement statement, boolean writes, Connected<T> work) {
        return observed(event, statement, () -> {
            refuseWhenBroken();
            Session session = openSession();
            if (session != null) {
                try {
                    return work.with(session.connection());
                } catch (SQLException failed) {
                    if (writes) {
                        session.breakDown();
                    }
                    throw failed;
                }
            }
            Connection borrowed = writes ? null : lent.get();
            if (borrowed != null) {
                return work.with(borrowed);
            }
            try (Connection connection = source.getConnection()) {
                return work.with(connection);
            }
        });
    }

    private <T> T prepared(Connection connection, Statement statement, StatementEvent event, Work<T> work)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            bind(prepared, statement);
            Cancellation cancellation = Cancellation.current();
            if (cancellation == null) {
                return work.with(prepared, event);
            }
            cancellation.begins(prepared);
            try {
                return work.with(prepared, event);
            } finally {
                cancellation.ended();
            }
        }
    }

    void bind(PreparedStatement prepared, Statement statement) throws SQLException {
        if (timeoutSeconds > 0) {
            prepared.setQueryTimeout(timeoutSeconds);
        }
        List<Parameter> parameters = statement.parameters();
        Binds binds = dialect.binds(prepared);
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.array() && parameter.carrier() instanceof List<?> carriers) {
                binds.setArray(i + 1, carriers, parameter.kind());
            } else {
                binds.set(i + 1, parameter.carrier(), parameter.kind());
            }
        }
    }

    private Rows rows(ResultSet result, Statement statement, StatementEvent event) {
        return new Rows(result, dialect.cells(result), event.id(), statement.sql(), event.callSite());
    }

    private void refuseWhenBroken() {
        Session session = openSession();
        if (session != null && session.isBroken()) {
            throw new TransactionManagementError(Failure.of(
                    "An error occurred in the current transaction. You can't execute queries until the end of"
                            + " the 'atomic' block.",
                    null));
        }
    }

    private <T> T observed(StatementEvent event, Statement statement, Callable<T> work) {
        try {
            return StatementRun.run(event, observers, work);
        } catch (SQLException failed) {
            throw SqlErrors.of(
                    new Failure(message(failed), statement.sql(), StatementEvent.values(statement), showBinds, failed),
                    failed);
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception other) {
            throw new IllegalStateException("A statement failed in an unknown way: " + statement.sql(), other);
        }
    }

    private static String message(SQLException failed) {
        String text = failed.getMessage();
        return text == null ? failed.getClass().getSimpleName() : text;
    }

    private StatementEvent event(Statement statement, Origin origin) {
        String callSite = observers.isEmpty() ? null : CallSites.current();
        return new StatementEvent(ids.incrementAndGet(), alias, statement, origin, callSite);
    }

    Dialect dialect() {
        return dialect;
    }

    DataSource source() {
        return source;
    }

    @Nullable
    Session openSession() {
        Session session = sessions.get();
        return session != null && session.isOpen() ? session : null;
    }

    /** Whether this thread is in a transaction on this database. */
    public boolean inTransaction() {
        return openSession() != null;
    }

    /** Refuses what means nothing outside of a transaction. */
    public void requireTransaction(String message) {
        if (!inTransaction()) {
            throw new TransactionManagementError(Failure.of(message, null));
        }
    }

    <T> T lending(Connection connection, Supplier<T> reading) {
        Connection before = lent.get();
        lent.set(connection);
        try {
            return reading.get();
        } finally {
            if (before == null) {
                lent.remove();
            } else {
                lent.set(before);
            }
        }
    }

    /** Work that may fail in its own way. */
    @FunctionalInterface
    public interface Task<T extends @Nullable Object, E extends Throwable> {
        T run() throws E;
    }

    /** Runs a block of work as one: all of it, or nothing. */
    public <T extends @Nullable Object, E extends Throwable> T atomic(Transaction options, Task<T, E> task) throws E {
        int attempts = inTransaction() ? 1 : options.attempts();
        while (true) {
            try {
                return once(options, task);
            } catch (SerializationFailure | Deadlock concurrent) {
                if (--attempts <= 0) {
                    throw concurrent;
                }
            }
        }
    }

    private <T extends @Nullable Object, E extends Throwable> T once(Transaction options, Task<T, E> task) throws E {
        Session session = sessions.get();
        if (session == null) {
            session = new Session(source);
            sessions.set(session);
        }
        tell(session.enter(options));
        boolean succeeded = false;
        try {
            T answer = task.run();
            succeeded = true;
            return answer;
        } catch (Throwable thrown) {
            succeeded = options.commitsOn(thrown);
            throw thrown;
        } finally {
            leave(session, succeeded);
        }
    }

    private void leave(Session session, boolean succeeded) {
        boolean committed;
        try {
            committed = session.leave(succeeded, this::tell);
        } finally {
            if (!session.isOpen()) {
                sessions.remove();
            }
        }
        if (committed) {
            session.runHooks();
        }
    }

    private void tell(@Nullable String word) {
        if (word == null || observers.isEmpty()) {
            return;
        }
        Map<String, Object> event = new HashMap<>(
                Map.of("id", ids.incrementAndGet(), "database", alias, "sql", word, "cause", Cause.TRANSACTION.id()));
        observers.forEach(observer -> observer.statement(event));
    }

    /** Marks the transaction of this thread so that it can only be undone. */
    public void setRollbackOnly() {
        Session session = openSession();
        if (session == null) {
            throw new TransactionManagementError(
                    Failure.of("There is no transaction to roll back: not inside an 'atomic' block.", null));
        }
        session.breakDown();
    }

    /** Runs the action once the transaction is committed, or now when there is none. */
    public void onCommit(Runnable action, boolean robust) {
        Session session = openSession();
        if (session == null) {
            Session.run(action, robust);
        } else {
            session.afterCommit(action, robust);
        }
    }

    /** Runs statements of a schema, one after the other. */
    public void script(List<String> statements) {
        for (String sql : statements) {
            Statement statement = new Statement(sql, List.of(), null, false);
            run(statement, Origin.of(Cause.MIGRATION, null), true, (prepared, event) -> prepared.execute());
        }
    }
}
