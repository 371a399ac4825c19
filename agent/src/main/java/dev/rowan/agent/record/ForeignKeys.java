package dev.rowan.agent.record;

import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Verb;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * The foreign keys of one database, of the tables that statements name. Thread-safe.
 *
 * <p>They are asked for on the application's own connection, in its own thread, at moments when nothing is open on it:
 * a connection of our own would need its password, could stand in the way of a {@code drop database}, and would not see
 * a database in memory. A question that fails, or that takes long, is the last one.
 */
final class ForeignKeys {
    /** Databases that answer from their catalogues without waiting for locks on tables. */
    private static final Set<String> ASKED =
            Set.of("postgresql", "h2", "sqlite", "mariadb", "mysql", "hsql database engine", "apache derby");

    /** Waits a minute for whoever is making a table, unless it may look at what is not committed. */
    private static final String WAITING = "Apache Derby";

    /** What all questions at one moment may take. */
    private static final long NANOS_AT_ONCE = 250_000_000;

    /** What all questions to a database may take; there is a question for each table. */
    private static final long NANOS_IN_ALL = 2_000_000_000;

    /** A database that takes so long for one table is not asked again. */
    private static final long SLOW_NANOS = 1_000_000_000;

    /** Statements that are known to name no new table; more of them are made of literals. */
    private static final int MOST_STATEMENTS = 4_000;

    private final BiConsumer<Column, Column> found;
    private final Set<SqlStatement> known = ConcurrentHashMap.newKeySet();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private final AtomicLong spent = new AtomicLong();
    private volatile boolean given;

    ForeignKeys(BiConsumer<Column, Column> found) {
        this.found = found;
    }

    static boolean mayBeAsked(String product) {
        return ASKED.contains(product.toLowerCase(Locale.ROOT));
    }

    /** A statement has run. Who changes a table may give it a key. */
    void used(SqlStatement statement) {
        if (given) {
            return;
        }
        if (statement.verb() == Verb.DDL) {
            known.clear();
            statement.tables().forEach(asked::remove);
        } else if (!known.contains(statement) && known.size() < MOST_STATEMENTS && known.add(statement)) {
            for (String table : statement.tables()) {
                if (!asked.contains(table)) {
                    pending.add(table);
                }
            }
        }
    }

    /** Asks for what is not known yet; the connection is idle, and stays so. */
    void ask(Connection idle) {
        // Some databases close their file when an interrupted thread touches it.
        if (given || pending.isEmpty() || Thread.currentThread().isInterrupted()) {
            return;
        }
        long start = System.nanoTime();
        try {
            boolean transactional = !idle.getAutoCommit();
            if (transactional && idle.getMetaData().getDatabaseProductName().equals("SQLite")) {
                // It begins a transaction anew with each rollback, which may find it locked by then.
                return;
            }
            int isolation = idle.getTransactionIsolation();
            boolean waits = isolation != Connection.TRANSACTION_READ_UNCOMMITTED
                    && idle.getMetaData().getDatabaseProductName().equals(WAITING);
            try {
                if (waits) {
                    idle.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
                }
                ask(idle, start);
            } finally {
                if (transactional) {
                    idle.rollback();
                }
                if (waits) {
                    idle.setTransactionIsolation(isolation);
                }
            }
        } catch (SQLException | RuntimeException | Error refused) {
            given = true;
        }
        if (spent.addAndGet(System.nanoTime() - start) > NANOS_IN_ALL) {
            given = true;
        }
    }

    private void ask(Connection idle, long start) throws SQLException {
        DatabaseMetaData metaData = idle.getMetaData();
        boolean upper = metaData.storesUpperCaseIdentifiers();
        String catalogue = idle.getCatalog();
        for (String table : List.copyOf(pending)) {
            long before = System.nanoTime();
            if (given || before - start > NANOS_AT_ONCE) {
                return;
            }
            if (!pending.remove(table) || !asked.add(table)) {
                continue;
            }
            for (String name : upper ? List.of(table.toUpperCase(Locale.ROOT), table) : List.of(table)) {
                List<Column[]> keys = keys(metaData, catalogue, name);
                keys.forEach(key -> found.accept(key[0], key[1]));
                if (!keys.isEmpty()) {
                    break;
                }
            }
            given |= System.nanoTime() - before > SLOW_NANOS;
        }
    }

    private static List<Column[]> keys(DatabaseMetaData metaData, String catalogue, String table) throws SQLException {
        List<Column[]> keys = new ArrayList<>();
        try (ResultSet rows = metaData.getImportedKeys(catalogue, null, table)) {
            while (rows.next()) {
                keys.add(new Column[] {
                    column(rows.getString("FKTABLE_NAME"), rows.getString("FKCOLUMN_NAME")),
                    column(rows.getString("PKTABLE_NAME"), rows.getString("PKCOLUMN_NAME"))
                });
            }
        }
        return keys;
    }

    private static Column column(String table, String name) {
        return new Column(table.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }
}
