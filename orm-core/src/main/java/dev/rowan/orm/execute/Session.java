package dev.rowan.orm.execute;

import dev.rowan.orm.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thread's transaction on one database.
 *
 * <p>The blocks are entered and left at once, but the connection is taken only when the first statement needs it; it
 * is given the open savepoints then. A connection that breaks takes the transaction with it: no other is taken for it,
 * and nothing is sent on the broken one.
 */
final class Session {
    private final Pool pool;
    private final Dialect dialect;
    private final Observers observers;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final Hooks hooks = new Hooks();
    private @Nullable Lease lease;
    private @Nullable Integer isolationBefore;
    private @Nullable SQLException lost;
    private boolean broken;
    private int names;

    Session(Pool pool, Dialect dialect, Observers observers) {
        this.pool = pool;
        this.dialect = dialect;
        this.observers = observers;
    }

    /** One {@code atomic}, from its beginning to its end. */
    static final class Block {
        final Transaction options;
        final @Nullable String name;

        @Nullable
        Savepoint savepoint;

        Block(Transaction options, @Nullable String name) {
            this.options = options;
            this.name = name;
        }
    }

    boolean isOpen() {
        return !blocks.isEmpty();
    }

    /** Whether nothing but undoing is possible. */
    boolean isBroken() {
        return broken || lost != null;
    }

    /** Refuses whatever cannot be part of the transaction any more. */
    void refuseWhenBroken() {
        if (lost != null) {
            throw new TransactionManagementError(Failure.of(
                    "The connection of the current transaction was lost, and with it all that the transaction did."
                            + " You can't execute queries until the end of the outermost 'atomic' block.",
                    lost));
        }
        if (broken) {
            throw new TransactionManagementError(Failure.of(
                    "An error occurred in the current transaction. You can't execute queries until the end of"
                            + " the 'atomic' block.",
                    null));
        }
    }

    /** Nothing but undoing is possible from here on. */
    void breakDown() {
        broken = true;
    }

    /** A call on the connection failed; {@code breaks} when the transaction is of no use after it. */
    void failed(SQLException thrown, boolean breaks) {
        broken |= breaks;
        if (lease != null && lease.failed(thrown)) {
            broken = true;
            lost = thrown;
            lease.end();
            lease = null;
        }
    }

    /** The word that observers hear, or null when nothing is begun. */
    @Nullable
    String enter(Transaction options) {
        if (options.durable() && isOpen()) {
            throw new TransactionManagementError(
                    Failure.of("A durable atomic block cannot be nested within another atomic block.", null));
        }
        if (!isOpen()) {
            blocks.push(new Block(options, null));
            broken = false;
            lost = null;
            return "BEGIN";
        }
        if (!options.savepoint() || broken) {
            blocks.push(new Block(options, null));
            return null;
        }
        Block block = new Block(options, "rowan_" + ++names);
        if (lease != null) {
            try {
                block.savepoint = lease.connection().setSavepoint(block.name);
            } catch (SQLException failed) {
                failed(failed, true);
                throw SqlErrors.of(Failure.of("A savepoint could not be made.", failed), failed);
            }
        }
        blocks.push(block);
        return "SAVEPOINT";
    }

    /** The connection of the transaction, begun if this is its first use. */
    Connection connection() throws SQLException {
        if (lease != null) {
            return lease.connection();
        }
        Lease fresh = pool.take("a transaction");
        try {
            begin(fresh.connection());
        } catch (SQLException failed) {
            fresh.failed(failed);
            giveBack(fresh, blocks.getLast(), true, failed);
            throw failed;
        }
        lease = fresh;
        return fresh.connection();
    }

    private void begin(Connection fresh) throws SQLException {
        Transaction outer = blocks.getLast().options;
        isolationBefore = null;
        if (outer.isolation() != null) {
            isolationBefore = fresh.getTransactionIsolation();
            fresh.setTransactionIsolation(outer.isolation());
        }
        if (outer.readOnly()) {
            fresh.setReadOnly(true);
        }
        dialect.begin(fresh, outer.writing());
        Iterator<Block> outermostFirst = blocks.descendingIterator();
        while (outermostFirst.hasNext()) {
            Block block = outermostFirst.next();
            if (block.name != null) {
                block.savepoint = fresh.setSavepoint(block.name);
            }
        }
    }

    /**
     * Leaves the innermost block, each step told before it is taken.
     *
     * @param keep whether the block's work is to stay
     * @param first what the block threw; a failure to undo joins it, and does not hide it
     */
    void leave(boolean keep, @Nullable Throwable first) {
        Block block = blocks.pop();
        if (!isOpen()) {
            end(block, keep, first);
        } else if (lost == null && block.name == null) {
            broken |= !keep;
        } else if (lost == null && keep && !broken) {
            observers.control("RELEASE");
            release(block);
        } else if (lost == null) {
            broken = false;
            hooks.drop(block);
            try {
                observers.control("ROLLBACK TO");
                observers.control("RELEASE");
            } finally {
                undo(block, first);
            }
        }
    }

    private void end(Block block, boolean keep, @Nullable Throwable first) {
        Lease used = lease;
        SQLException gone = lost;
        boolean commits = keep && !broken;
        lease = null;
        lost = null;
        broken = false;
        if (!commits) {
            hooks.clear();
        }
        Map<String, Object> told;
        try {
            told = observers.control(commits ? "COMMIT" : "ROLLBACK");
        } catch (RuntimeException | Error refused) {
            hooks.clear();
            giveBack(used, block, true, refused);
            throw refused;
        }
        if (commits) {
            commit(used, block, told);
        } else {
            giveBack(used, block, true, first);
        }
        if (gone != null && keep) {
            throw new ConnectionLost(Failure.of(
                    "The transaction was not committed: its connection was lost, and all that it did is undone.",
                    gone));
        }
    }

    private void commit(@Nullable Lease used, Block block, @Nullable Map<String, Object> told) {
        if (used == null) {
            return;
        }
        long started = System.nanoTime();
        try {
            used.connection().commit();
        } catch (SQLException failed) {
            long nanos = System.nanoTime() - started;
            hooks.clear();
            boolean inDoubt = used.failed(failed);
            DatabaseError error = SqlErrors.of(
                    Failure.of(
                            inDoubt
                                    ? "The connection was lost during COMMIT: whether the transaction is committed, only"
                                            + " the database knows."
                                    : "The transaction could not be committed: " + dialect.message(failed),
                            failed),
                    failed);
            try {
                observers.committed(told, nanos, failed);
                observers.control("ROLLBACK");
            } finally {
                giveBack(used, block, true, error);
            }
            throw error;
        }
        long nanos = System.nanoTime() - started;
        giveBack(used, block, false, null);
        observers.committed(told, nanos, null);
    }

    private void release(Block block) {
        if (lease == null || block.savepoint == null) {
            return;
        }
        try {
            lease.connection().releaseSavepoint(block.savepoint);
        } catch (SQLException failed) {
            failed(failed, true);
            throw SqlErrors.of(Failure.of("A savepoint could not be released.", failed), failed);
        }
    }

    private void undo(Block block, @Nullable Throwable first) {
        if (lease == null || block.savepoint == null) {
            return;
        }
        try {
            lease.connection().rollback(block.savepoint);
            lease.connection().releaseSavepoint(block.savepoint);
        } catch (SQLException failed) {
            // The blocks around cannot be trusted either: what this one did may still be there.
            failed(failed, true);
            join(first, failed);
        }
    }

    /** The connection as it was taken; one that cannot be made so is discarded, which undoes its transaction, too. */
    private void giveBack(@Nullable Lease used, Block outermost, boolean undo, @Nullable Throwable first) {
        if (used == null) {
            return;
        }
        try {
            if (!used.isLost()) {
                clean(used.connection(), outermost, undo);
            }
        } catch (SQLException | RuntimeException failed) {
            used.lose();
            join(first, failed);
        } finally {
            used.end();
        }
    }

    private void clean(Connection connection, Block outermost, boolean undo) throws SQLException {
        if (undo && !connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.setAutoCommit(true);
        if (outermost.options.readOnly()) {
            connection.setReadOnly(false);
        }
        if (isolationBefore != null) {
            connection.setTransactionIsolation(isolationBefore);
        }
    }

    private static void join(@Nullable Throwable first, Throwable further) {
        if (first != null && first != further) {
            first.addSuppressed(further);
        }
    }

    void afterCommit(Runnable action, boolean robust) {
        hooks.add(List.copyOf(blocks), action, robust);
    }

    Hooks hooks() {
        return hooks;
    }
}
