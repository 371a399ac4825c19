package dev.rowan.orm.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One thread's transaction on one database.
 *
 * <p>The blocks are entered and left at once, but the connection is taken only when the first statement needs it; it
 * is given the open savepoints then.
 */
final class Session {
    private final DataSource source;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private List<Hook> hooks = new ArrayList<>();
    private @Nullable Connection connection;
    private boolean broken;
    private int names;

    Session(DataSource source) {
        this.source = source;
    }

    private static final class Block {
        final Transaction options;
        final @Nullable String name;

        @Nullable
        Savepoint savepoint;

        Block(Transaction options, @Nullable String name) {
            this.options = options;
            this.name = name;
        }
    }

    /** What runs after the commit, unless one of the blocks that it was registered in is undone. */
    private record Hook(List<Block> within, Runnable action, boolean robust) {}

    boolean isOpen() {
        return !blocks.isEmpty();
    }

    boolean isBroken() {
        return broken;
    }

    /** Nothing but undoing is possible from here on. */
    void breakDown() {
        broken = true;
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
            return "BEGIN";
        }
        if (!options.savepoint() || broken) {
            blocks.push(new Block(options, null));
            return null;
        }
        Block block = new Block(options, "rowan_" + ++names);
        if (connection != null) {
            try {
                block.savepoint = connection.setSavepoint(block.name);
            } catch (SQLException failed) {
                throw SqlErrors.of(Failure.of("A savepoint could not be made.", failed), failed);
            }
        }
        blocks.push(block);
        return "SAVEPOINT";
    }

    /** The connection of the transaction, begun if this is its first use. */
    Connection connection() throws SQLException {
        if (connection != null) {
            return connection;
        }
        Connection fresh = source.getConnection();
        try {
            Transaction outer = blocks.getLast().options;
            if (outer.isolation() != null) {
                fresh.setTransactionIsolation(outer.isolation());
            }
            if (outer.readOnly()) {
                fresh.setReadOnly(true);
            }
            fresh.setAutoCommit(false);
            Iterator<Block> outermostFirst = blocks.descendingIterator();
            while (outermostFirst.hasNext()) {
                Block block = outermostFirst.next();
                if (block.name != null) {
                    block.savepoint = fresh.setSavepoint(block.name);
                }
            }
        } catch (SQLException failed) {
            fresh.close();
            throw failed;
        }
        connection = fresh;
        return fresh;
    }

    /** Leaves the innermost block, each step told before it is taken; whether all of it was committed. */
    boolean leave(boolean succeeded, Consumer<String> tell) {
        Block block = blocks.pop();
        boolean keep = succeeded && !broken;
        if (!isOpen()) {
            if (keep) {
                commit(tell);
            } else {
                rollback(tell);
            }
            return keep;
        }
        if (block.name == null) {
            if (!succeeded) {
                broken = true;
            }
            return false;
        }
        if (keep) {
            tell.accept("RELEASE");
            release(block);
            return false;
        }
        broken = false;
        hooks.removeIf(hook -> hook.within().contains(block));
        tell.accept("ROLLBACK TO");
        tell.accept("RELEASE");
        undo(block);
        return false;
    }

    private void release(Block block) {
        if (connection == null || block.savepoint == null) {
            return;
        }
        try {
            connection.releaseSavepoint(block.savepoint);
        } catch (SQLException failed) {
            broken = true;
            throw SqlErrors.of(Failure.of("A savepoint could not be released.", failed), failed);
        }
    }

    private void undo(Block block) {
        if (connection == null || block.savepoint == null) {
            return;
        }
        try {
            connection.rollback(block.savepoint);
            connection.releaseSavepoint(block.savepoint);
        } catch (SQLException failed) {
            // The blocks around cannot be trusted either: what this one did is still there.
            broken = true;
        }
    }

    private void commit(Consumer<String> tell) {
        tell.accept("COMMIT");
        Connection used = connection;
        connection = null;
        if (used != null) {
            try {
                used.commit();
            } catch (SQLException failed) {
                hooks = new ArrayList<>();
                tell.accept("ROLLBACK");
                giveBack(used, true);
                throw SqlErrors.of(Failure.of("The transaction could not be committed.", failed), failed);
            }
            giveBack(used, false);
        }
    }

    private void rollback(Consumer<String> tell) {
        tell.accept("ROLLBACK");
        hooks = new ArrayList<>();
        Connection used = connection;
        connection = null;
        broken = false;
        if (used != null) {
            giveBack(used, true);
        }
    }

    /** A connection that fails to roll back is broken; the pool finds that out on its own when it is closed. */
    private static void giveBack(Connection used, boolean undo) {
        try (used) {
            if (undo) {
                used.rollback();
            }
            used.setAutoCommit(true);
            if (used.isReadOnly()) {
                used.setReadOnly(false);
            }
        } catch (SQLException broken) {
            // The caller's own error says what happened; nothing of the transaction is left either way.
        }
    }

    void afterCommit(Runnable action, boolean robust) {
        hooks.add(new Hook(List.copyOf(blocks), action, robust));
    }

    /** Runs what waited for the commit; one that is not robust stops the rest by its exception. */
    void runHooks() {
        List<Hook> waiting = hooks;
        hooks = new ArrayList<>();
        for (Hook hook : waiting) {
            run(hook.action(), hook.robust());
        }
    }

    static void run(Runnable action, boolean robust) {
        try {
            action.run();
        } catch (RuntimeException thrown) {
            if (!robust) {
                throw thrown;
            }
            System.getLogger(Session.class.getName())
                    .log(System.Logger.Level.ERROR, "Error calling a robust onCommit action", thrown);
        }
    }
}
