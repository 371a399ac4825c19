package dev.rowan.orm.execute;

import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a block of work is one: nested or durable, how isolated, and which errors undo it. Immutable.
 *
 * @param savepoint whether a nested block can be undone alone
 * @param durable whether it must be the outermost block
 * @param isolation a constant of {@link Connection}, or null for the database's own; of the outermost block only
 * @param writing whether it begins with the right to write, where only one may have it
 * @param committing exceptions that end the block without undoing it
 * @param attempts how often the outermost block is tried on serialisation failures and deadlocks
 */
public record Transaction(
        boolean savepoint,
        boolean durable,
        @Nullable Integer isolation,
        boolean readOnly,
        boolean writing,
        List<Class<? extends Throwable>> committing,
        int attempts) {
    public static final Transaction DEFAULT = new Transaction(true, false, null, false, false, List.of(), 1);

    public Transaction {
        committing = List.copyOf(committing);
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not " + attempts + ".");
        }
    }

    /** A nested block without a savepoint: its failure undoes the block around it. */
    public Transaction withoutSavepoint() {
        return new Transaction(false, durable, isolation, readOnly, writing, committing, attempts);
    }

    /** Refuses to be nested, so that its commit is a commit. */
    public Transaction asDurable() {
        return new Transaction(savepoint, true, isolation, readOnly, writing, committing, attempts);
    }

    public Transaction serializable() {
        return withIsolation(Connection.TRANSACTION_SERIALIZABLE);
    }

    public Transaction repeatableRead() {
        return withIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    public Transaction readCommitted() {
        return withIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    private Transaction withIsolation(int level) {
        return new Transaction(savepoint, durable, level, readOnly, writing, committing, attempts);
    }

    public Transaction asReadOnly() {
        return new Transaction(savepoint, durable, isolation, true, writing, committing, attempts);
    }

    /**
     * Begins with the right to write, on a database where only one transaction may have it: SQLite's {@code BEGIN
     * IMMEDIATE}. A block that reads before it writes then waits for its turn, instead of finding the database locked.
     * Elsewhere it changes nothing.
     */
    public Transaction asWriting() {
        return new Transaction(savepoint, durable, isolation, readOnly, true, committing, attempts);
    }

    /** These exceptions leave the block without undoing what it did. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Transaction committingOn(Class<? extends Throwable>... types) {
        return new Transaction(savepoint, durable, isolation, readOnly, writing, List.of(types), attempts);
    }

    /**
     * Runs the whole block again, after a short pause, when a concurrent one was in its way: a serialisation failure, a
     * deadlock, on SQLite also a locked database. What the block did outside of the database is done again, too.
     */
    public Transaction retrying(int atMost) {
        return new Transaction(savepoint, durable, isolation, readOnly, writing, committing, atMost);
    }

    boolean commitsOn(Throwable thrown) {
        return committing.stream().anyMatch(type -> type.isInstance(thrown));
    }
}
