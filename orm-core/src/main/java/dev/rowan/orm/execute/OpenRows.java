package dev.rowan.orm.execute;

import dev.rowan.orm.compile.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A result that stays open and is fetched in chunks by a server-side cursor; close it.
 *
 * <p>Inside a transaction it reads on the transaction's connection. Outside it has a connection of its own, on
 * PostgreSQL with a transaction, since a cursor there lives only as long as its transaction.
 */
public final class OpenRows implements AutoCloseable {
    private final Connections connections;
    private final Statement statement;
    private final PreparedStatement prepared;
    private final ResultSet result;
    private final @Nullable Lease own;
    private final Rows rows;
    private boolean closed;

    private OpenRows(
            Connections connections,
            Statement statement,
            PreparedStatement prepared,
            ResultSet result,
            @Nullable Lease own,
            Rows rows) {
        this.connections = connections;
        this.statement = statement;
        this.prepared = prepared;
        this.result = result;
        this.own = own;
        this.rows = rows;
        connections.cursors(1);
    }

    static OpenRows open(Connections connections, Statement statement, int chunk, Function<ResultSet, Rows> rows)
            throws SQLException {
        Session session = connections.openSession();
        Lease own = session == null ? connections.pool().take("a stream") : null;
        PreparedStatement prepared = null;
        try {
            Connection connection = own != null
                    ? own.connection()
                    : Objects.requireNonNull(session).connection();
            if (own != null && connections.dialect().name().equals("postgresql")) {
                connection.setAutoCommit(false);
            }
            prepared = connection.prepareStatement(
                    statement.sql(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            prepared.setFetchSize(chunk);
            connections.bind(prepared, statement);
            ResultSet result = connections.limits().during(prepared, prepared::executeQuery);
            return new OpenRows(connections, statement, prepared, result, own, rows.apply(result));
        } catch (SQLException | RuntimeException failed) {
            if (failed instanceof SQLException thrown) {
                failed(connections, own, thrown);
            }
            closeQuietly(prepared);
            if (own != null) {
                release(own);
            }
            throw failed;
        }
    }

    private static void failed(Connections connections, @Nullable Lease own, SQLException thrown) {
        Session session = connections.openSession();
        if (own != null) {
            own.failed(thrown);
        } else if (session != null) {
            session.failed(thrown, connections.dialect().failureBreaksTransaction());
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception failed) {
            // The connection is given back, or discarded, whatever state this is in.
        }
    }

    private static void release(Lease own) {
        try {
            Connection connection = own.connection();
            if (!own.isLost() && !connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            own.lose(); // all rows are read; only nobody else may get this connection
        } finally {
            own.end();
        }
    }

    /** Reads on; {@code reading} may stop between two rows. */
    public <T> T read(Rows.Reading<T> reading) {
        try {
            return connections.limits().during(prepared, () -> reading.read(rows));
        } catch (SQLException failed) {
            failed(connections, own, failed);
            close();
            throw connections.error(statement, failed);
        }
    }

    /** Lets what is read meanwhile, by this thread, use this connection. */
    public <T> T alongside(Supplier<T> reading) {
        return own == null ? reading.get() : connections.lending(own, reading);
    }

    /** Gives the connection back; again does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        connections.cursors(-1);
        closeQuietly(result);
        closeQuietly(prepared);
        if (own != null) {
            release(own);
        }
    }
}
