package dev.rowan.orm.execute;

import dev.rowan.orm.compile.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A result that stays open and is fetched in chunks by a server-side cursor; close it.
 *
 * <p>Inside a transaction it reads on the transaction's connection. Outside it has a connection of its own, on
 * PostgreSQL with a transaction, since a cursor there lives only as long as its transaction.
 */
public final class OpenRows implements AutoCloseable {
    private final Connections connections;
    private final PreparedStatement prepared;
    private final ResultSet result;
    private final Connection own;
    private final boolean isOwn;
    private final Rows rows;
    private boolean closed;

    private OpenRows(
            Connections connections,
            PreparedStatement prepared,
            ResultSet result,
            Connection own,
            boolean isOwn,
            Rows rows) {
        this.connections = connections;
        this.prepared = prepared;
        this.result = result;
        this.own = own;
        this.isOwn = isOwn;
        this.rows = rows;
    }

    static OpenRows open(Connections connections, Statement statement, int chunk, Function<ResultSet, Rows> rows)
            throws SQLException {
        Session session = connections.openSession();
        boolean isOwn = session == null;
        Connection connection = session == null ? connections.source().getConnection() : session.connection();
        PreparedStatement prepared = null;
        try {
            if (isOwn && connections.dialect().name().equals("postgresql")) {
                connection.setAutoCommit(false);
            }
            prepared = connection.prepareStatement(
                    statement.sql(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            prepared.setFetchSize(chunk);
            connections.bind(prepared, statement);
            ResultSet result = prepared.executeQuery();
            return new OpenRows(connections, prepared, result, connection, isOwn, rows.apply(result));
        } catch (SQLException | RuntimeException failed) {
            if (prepared != null) {
                prepared.close();
            }
            if (isOwn) {
                release(connection);
            }
            throw failed;
        }
    }

    private static void release(Connection connection) throws SQLException {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Reads on; {@code reading} may stop between two rows. */
    public <T> T read(Rows.Reading<T> reading) {
        try {
            return reading.read(rows);
        } catch (SQLException failed) {
            close();
            throw SqlErrors.of(Failure.of(String.valueOf(failed.getMessage()), failed), failed);
        }
    }

    /** Lets what is read meanwhile, by this thread, use this connection. */
    public <T> T alongside(Supplier<T> reading) {
        return isOwn ? connections.lending(own, reading) : reading.get();
    }

    /** Gives the connection back; again does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            result.close();
            prepared.close();
        } catch (SQLException failed) {
            // The connection is given back below whatever state the statement is in.
        } finally {
            if (isOwn) {
                giveBack();
            }
        }
    }

    private void giveBack() {
        try {
            release(own);
        } catch (SQLException failed) {
            throw SqlErrors.of(Failure.of("A connection could not be given back.", failed), failed);
        }
    }
}
