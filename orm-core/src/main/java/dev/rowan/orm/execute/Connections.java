package dev.rowan.orm.execute;

import dev.rowan.orm.compile.Parameter;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.Binds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to one database: statements run here, each on a connection taken for it, or on its transaction's.
 *
 * <p>Safe for any thread; a transaction belongs to the thread that began it.
 */
public final class Connections {
    private final String alias;
    private final Pool pool;
    private final Dialect dialect;
    private final boolean showBinds;
    private final Limits limits;
    private final Transactions transactions;
    private final Observers observers;

    /** The connection of a result that this thread has open, for what is read together with it. */
    @SuppressWarnings("ThreadLocalUsage") // one for each database, and a database is closed with its application
    private final ThreadLocal<@Nullable Lease> lent = new ThreadLocal<>();

    /** Results that are open, of any thread. */
    private final AtomicInteger cursors = new AtomicInteger();

    /**
     * @param showBinds whether errors show the bind values, which may be secrets
     * @param statementTimeout the longest time of a statement, zero for none
     * @param limited whether the pool's connections have been told that time
     */
    public Connections(
            String alias, Pool pool, Dialect dialect, boolean showBinds, Duration statementTimeout, boolean limited) {
        this.alias = alias;
        this.pool = pool;
        this.dialect = dialect;
        this.showBinds = showBinds;
        this.limits = new Limits(statementTimeout, dialect, limited);
        this.observers = new Observers(alias);
        this.transactions = new Transactions(pool, dialect, observers);
    }

    public String alias() {
        return alias;
    }

    /** Lets an observer hear of each statement from now on. */
    public void observe(StatementObserver observer) {
        observers.add(observer);
    }

    public void forget(StatementObserver observer) {
        observers.remove(observer);
    }

    /** Where the relations are told of that statements load along. */
    public FetchRun fetches() {
        return observers.fetches();
    }

    /** Whether this thread reads what nobody is to hear of. */
    public boolean isUnheard() {
        return observers.isUnheard();
    }

    /**
     * Reads what no observer, listener or tool hears of, and undoes it: in a savepoint of this thread's transaction, so
     * that it sees what that has written, else in a transaction of its own.
     *
     * @return null when this is no moment for it: the transaction is broken, a result is open, the thread is to stop
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the answer is what the reading gave
    public <T> @Nullable T unheard(Unheard reads, Supplier<T> reading) {
        Session around = openSession();
        if (isUnheard()
                || lent.get() != null
                || cursors.get() > 0
                || (around != null && around.isBroken())
                || Thread.currentThread().isInterrupted()) {
            return null;
        }
        observers.unheard(reads);
        try {
            atomic(Transaction.DEFAULT, () -> {
                dialect.onlyReads(
                        dialect.ofDriver(Objects.requireNonNull(openSession()).connection()),
                        reads.longest().toMillis());
                throw new Unheard.Undone(reading.get());
            });
            return null;
        } catch (Unheard.Undone undone) {
            return (T) undone.answer;
        } catch (SQLException failed) {
            throw SqlErrors.of(Failure.of("A transaction could not be made read-only.", failed), failed);
        } finally {
            observers.heardAgain();
        }
    }

    /** A result was opened, or closed. */
    void cursors(int more) {
        cursors.addAndGet(more);
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
        StatementEvent event = observers.event(statement, origin);
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
        StatementEvent event = observers.event(statement, origin);
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
        StatementEvent event = observers.event(statement, origin);
        return connected(event, statement, writes, connection -> prepared(connection, statement, event, work));
    }

    private <T> T connected(StatementEvent event, Statement statement, boolean writes, Connected<T> work) {
        return observed(event, statement, () -> {
            refuseWhenBroken();
            Session session = openSession();
            if (session != null) {
                try {
                    Connection own = session.connection();
                    return work.with(isUnheard() ? dialect.ofDriver(own) : own);
                } catch (SQLException failed) {
                    session.failed(failed, writes || dialect.failureBreaksTransaction());
                    throw failed;
                }
            }
            Lease borrowed = writes ? null : lent.get();
            if (borrowed != null) {
                return on(borrowed, work);
            }
            Lease own = pool.take("a statement");
            try {
                return on(own, work);
            } finally {
                own.end();
            }
        });
    }

    private static <T> T on(Lease lease, Connected<T> work) throws SQLException {
        try {
            return work.with(lease.connection());
        } catch (SQLException failed) {
            lease.failed(failed);
            throw failed;
        }
    }

    private <T> T prepared(Connection connection, Statement statement, StatementEvent event, Work<T> work)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            bind(prepared, statement);
            return limits.during(prepared, () -> work.with(prepared, event));
        }
    }

    void bind(PreparedStatement prepared, Statement statement) throws SQLException {
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
        if (session != null) {
            session.refuseWhenBroken();
        }
    }

    private <T> T observed(StatementEvent event, Statement statement, Callable<T> work) {
        try {
            return observers.run(event, work);
        } catch (SQLException failed) {
            throw error(statement, failed);
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception other) {
            throw new IllegalStateException("A statement failed in an unknown way: " + statement.sql(), other);
        }
    }

    DatabaseError error(Statement statement, SQLException failed) {
        String told = showBinds ? failed.getMessage() : dialect.message(failed);
        String message = told == null ? failed.getClass().getSimpleName() : told;
        return SqlErrors.of(
                new Failure(message, statement.sql(), StatementEvent.values(statement), showBinds, failed), failed);
    }

    Dialect dialect() {
        return dialect;
    }

    Limits limits() {
        return limits;
    }

    /** Where the connections come from. */
    public Pool pool() {
        return pool;
    }

    @Nullable
    Session openSession() {
        return transactions.open();
    }

    /** Whether this thread is in a transaction on this database. */
    public boolean inTransaction() {
        return openSession() != null;
    }

    /** Refuses what means nothing outside of a transaction. */
    public void requireTransaction(String message) {
        transactions.required(message);
    }

    <T> T lending(Lease lease, Supplier<T> reading) {
        Lease before = lent.get();
        lent.set(lease);
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
        return transactions.atomic(options, task);
    }

    /** Marks the transaction of this thread so that it can only be undone. */
    public void setRollbackOnly() {
        transactions
                .required("There is no transaction to roll back: not inside an 'atomic' block.")
                .breakDown();
    }

    /** Runs the action once the transaction is committed, or now when there is none. */
    public void onCommit(Runnable action, boolean robust) {
        transactions.onCommit(action, robust);
    }

    /** Runs statements of a schema, one after the other. */
    public void script(List<String> statements) {
        for (String sql : statements) {
            Statement statement = new Statement(sql, List.of(), null, false);
            run(statement, Origin.of(Cause.MIGRATION, null), true, (prepared, event) -> prepared.execute());
        }
    }
}
