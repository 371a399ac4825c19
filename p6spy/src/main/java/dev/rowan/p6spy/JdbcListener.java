package dev.rowan.p6spy;

import com.p6spy.engine.common.CallableStatementInformation;
import com.p6spy.engine.common.ConnectionInformation;
import com.p6spy.engine.common.PreparedStatementInformation;
import com.p6spy.engine.common.ResultSetInformation;
import com.p6spy.engine.common.StatementInformation;
import com.p6spy.engine.event.JdbcEventListener;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.Transaction;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Takes P6Spy's events to the recorder. Thread-safe; whatever fails here fails the recording and not the application. */
final class JdbcListener extends JdbcEventListener {
    private final Spy spy;
    private final Executions executions;
    private final Map<StatementInformation, SpiedStatement> statements =
            Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<ResultSetInformation, Optional<SpiedResult>> results =
            Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<ConnectionInformation, SpiedConnection> connections =
            Collections.synchronizedMap(new WeakHashMap<>());

    JdbcListener(Spy spy) {
        this.spy = spy;
        this.executions = new Executions(spy);
    }

    private interface Event {
        void take() throws SQLException;
    }

    private void guarded(String place, Event event) {
        try {
            event.take();
        } catch (Throwable fault) {
            // Whatever it is, it is not the application's.
            spy.fault(place, fault);
        }
    }

    private SpiedStatement of(StatementInformation statement) {
        return statements.computeIfAbsent(
                statement, missing -> new SpiedStatement(spy.recorder().binds()));
    }

    private SpiedConnection of(ConnectionInformation connection) {
        return connections.computeIfAbsent(connection, missing -> new SpiedConnection(missing, spy.databases()));
    }

    private Optional<SpiedResult> of(ResultSetInformation result) {
        Optional<SpiedResult> known = results.get(result);
        if (known == null) {
            known = Optional.ofNullable(of(result.getStatementInformation()).taken());
            results.put(result, known);
        }
        return known;
    }

    // -- values

    @Override
    public void onAfterPreparedStatementSet(
            PreparedStatementInformation statement, int index, @Nullable Object value, @Nullable SQLException e) {
        guarded("set", () -> {
            SpiedStatement spied = of(statement);
            spied.hasBinds = true;
            spied.binds.set(index, value);
        });
    }

    @Override
    public void onAfterCallableStatementSet(
            CallableStatementInformation statement, String name, @Nullable Object value, @Nullable SQLException e) {
        // Names of a procedure's parameters have no place in its text.
    }

    @Override
    public void onAfterAddBatch(PreparedStatementInformation statement, long nanos, @Nullable SQLException e) {
        guarded("batch", () -> {
            SpiedStatement spied = of(statement);
            spied.batched++;
            spied.binds.addBatch();
        });
    }

    @Override
    public void onAfterAddBatch(StatementInformation statement, long nanos, String sql, @Nullable SQLException e) {
        guarded("batch", () -> {
            SpiedStatement spied = of(statement);
            spied.batched++;
            spied.batchedSql = spied.batchedSql == null ? sql : spied.batchedSql;
        });
    }

    // -- executions begin

    @Override
    public void onBeforeExecute(PreparedStatementInformation statement) {
        begins(statement, statement.getStatementQuery());
    }

    @Override
    public void onBeforeExecute(StatementInformation statement, String sql) {
        begins(statement, sql);
    }

    @Override
    public void onBeforeExecuteQuery(PreparedStatementInformation statement) {
        begins(statement, statement.getStatementQuery());
    }

    @Override
    public void onBeforeExecuteQuery(StatementInformation statement, String sql) {
        begins(statement, sql);
    }

    @Override
    public void onBeforeExecuteUpdate(PreparedStatementInformation statement) {
        begins(statement, statement.getStatementQuery());
    }

    @Override
    public void onBeforeExecuteUpdate(StatementInformation statement, String sql) {
        begins(statement, sql);
    }

    @Override
    public void onBeforeExecuteBatch(StatementInformation statement) {
        String batched = of(statement).batchedSql;
        begins(statement, batched == null ? statement.getStatementQuery() : batched);
    }

    private void begins(StatementInformation statement, String sql) {
        guarded("execute", () -> {
            ConnectionInformation connection = statement.getConnectionInformation();
            executions.begins(of(statement), sql, of(connection), connection);
        });
    }

    // -- executions end

    @Override
    public void onAfterExecute(PreparedStatementInformation statement, long nanos, @Nullable SQLException e) {
        ended(statement, nanos, 0, e, null);
    }

    @Override
    public void onAfterExecute(StatementInformation statement, long nanos, String sql, @Nullable SQLException e) {
        ended(statement, nanos, 0, e, null);
    }

    @Override
    public void onAfterExecuteQuery(PreparedStatementInformation statement, long nanos, @Nullable SQLException e) {
        ended(statement, nanos, 0, e, StatementKind.QUERY);
    }

    @Override
    public void onAfterExecuteQuery(StatementInformation statement, long nanos, String sql, @Nullable SQLException e) {
        ended(statement, nanos, 0, e, StatementKind.QUERY);
    }

    @Override
    public void onAfterExecuteUpdate(
            PreparedStatementInformation statement, long nanos, int rows, @Nullable SQLException e) {
        ended(statement, nanos, rows, e, null);
    }

    @Override
    public void onAfterExecuteUpdate(
            StatementInformation statement, long nanos, String sql, int rows, @Nullable SQLException e) {
        ended(statement, nanos, rows, e, null);
    }

    @Override
    public void onAfterExecuteBatch(
            StatementInformation statement, long nanos, int @Nullable [] counts, @Nullable SQLException e) {
        long rows = 0;
        for (int count : counts == null ? new int[0] : counts) {
            // -2 and -3 are no rows.
            rows += Math.max(0, count);
        }
        ended(statement, nanos, rows, e, StatementKind.BATCH);
        guarded("batch", () -> of(statement).batchIsOver());
    }

    private void ended(
            StatementInformation statement,
            long nanos,
            long affected,
            @Nullable SQLException failure,
            @Nullable StatementKind kind) {
        guarded("execute", () -> executions.ended(of(statement), nanos, affected, failure != null, kind));
    }

    // -- rows

    @Override
    public void onAfterGetResultSet(StatementInformation statement, long nanos, @Nullable SQLException e) {
        guarded("result", () -> of(statement).resultAsked());
    }

    @Override
    public void onAfterResultSetNext(
            ResultSetInformation result, long nanos, boolean hasNext, @Nullable SQLException e) {
        guarded("next", () -> {
            SpiedResult spied = of(result).orElse(null);
            if (spied != null && hasNext) {
                spied.row(result.getResultSet());
            } else if (spied != null && e == null) {
                spied.close(true);
            }
        });
    }

    @Override
    public void onAfterResultSetGet(
            ResultSetInformation result, int column, @Nullable Object value, @Nullable SQLException e) {
        guarded("get", () -> of(result).ifPresent(spied -> spied.read(column, value)));
    }

    @Override
    public void onAfterResultSetGet(
            ResultSetInformation result, String label, @Nullable Object value, @Nullable SQLException e) {
        guarded("get", () -> of(result).ifPresent(spied -> spied.read(label, result.getResultSet(), value)));
    }

    @Override
    public void onAfterResultSetClose(ResultSetInformation result, @Nullable SQLException e) {
        guarded("close", () -> {
            of(result).ifPresent(spied -> spied.close(false));
            results.remove(result);
        });
    }

    @Override
    public void onAfterStatementClose(StatementInformation statement, @Nullable SQLException e) {
        SpiedStatement spied = statements.remove(statement);
        if (spied != null) {
            guarded("close", spied::close);
        }
    }

    // -- transactions

    @Override
    public void onAfterSetAutoCommit(
            ConnectionInformation connection, boolean now, boolean before, @Nullable SQLException e) {
        if (now && e == null) {
            // Turning it on commits.
            ended(connection, Transaction.Outcome.COMMITTED);
        }
    }

    @Override
    public void onAfterCommit(ConnectionInformation connection, long nanos, @Nullable SQLException e) {
        // A database that refuses to commit has undone it.
        ended(connection, e == null ? Transaction.Outcome.COMMITTED : Transaction.Outcome.ROLLED_BACK);
    }

    @Override
    public void onAfterRollback(ConnectionInformation connection, long nanos, @Nullable SQLException e) {
        ended(connection, Transaction.Outcome.ROLLED_BACK);
    }

    @Override
    public void onAfterConnectionClose(ConnectionInformation connection, @Nullable SQLException e) {
        ended(connection, Transaction.Outcome.ROLLED_BACK);
        connections.remove(connection);
    }

    private void ended(ConnectionInformation connection, Transaction.Outcome outcome) {
        SpiedConnection spied = connections.get(connection);
        if (spied != null) {
            guarded("transaction", () -> executions.transactionEnded(spied, outcome));
        }
    }
}
