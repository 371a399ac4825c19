package dev.rowan.testing.wrapped;

import com.p6spy.engine.common.CallableStatementInformation;
import com.p6spy.engine.common.ConnectionInformation;
import com.p6spy.engine.common.PreparedStatementInformation;
import com.p6spy.engine.common.ResultSetInformation;
import com.p6spy.engine.common.StatementInformation;
import com.p6spy.engine.event.JdbcEventListener;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.recording.Call;
import dev.rowan.analysis.recording.ResultRows;
import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.sql.SqlText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes P6Spy's events to the open watches. Thread-safe; whatever fails here fails the watch and not the application. */
final class JdbcListener extends JdbcEventListener {
    private static final AtomicLong TRANSACTIONS = new AtomicLong();

    private final OpenWatches watches;
    private final Map<StatementInformation, SpiedStatement> statements =
            Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<ConnectionInformation, Long> transactions = Collections.synchronizedMap(new WeakHashMap<>());

    JdbcListener(OpenWatches watches) {
        this.watches = watches;
    }

    private interface Event {
        void take() throws SQLException;
    }

    private void guarded(String place, Event event) {
        try {
            event.take();
        } catch (Throwable fault) {
            // Whatever it is, it is not the application's.
            watches.fault(place, fault);
        }
    }

    private SpiedStatement of(StatementInformation statement) {
        return statements.computeIfAbsent(
                statement, missing -> new SpiedStatement(watches.recorder().binds()));
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

    // -- executions

    @Override
    public void onAfterExecute(PreparedStatementInformation statement, long nanos, @Nullable SQLException e) {
        executed(statement, statement.getStatementQuery(), nanos, 0, e, null);
    }

    @Override
    public void onAfterExecute(StatementInformation statement, long nanos, String sql, @Nullable SQLException e) {
        executed(statement, sql, nanos, 0, e, null);
    }

    @Override
    public void onAfterExecuteQuery(PreparedStatementInformation statement, long nanos, @Nullable SQLException e) {
        executed(statement, statement.getStatementQuery(), nanos, 0, e, StatementKind.QUERY);
    }

    @Override
    public void onAfterExecuteQuery(StatementInformation statement, long nanos, String sql, @Nullable SQLException e) {
        executed(statement, sql, nanos, 0, e, StatementKind.QUERY);
    }

    @Override
    public void onAfterExecuteUpdate(
            PreparedStatementInformation statement, long nanos, int rows, @Nullable SQLException e) {
        executed(statement, statement.getStatementQuery(), nanos, rows, e, null);
    }

    @Override
    public void onAfterExecuteUpdate(
            StatementInformation statement, long nanos, String sql, int rows, @Nullable SQLException e) {
        executed(statement, sql, nanos, rows, e, null);
    }

    @Override
    public void onAfterExecuteBatch(
            StatementInformation statement, long nanos, int @Nullable [] counts, @Nullable SQLException e) {
        long rows = 0;
        for (int count : counts == null ? new int[0] : counts) {
            // -2 and -3 are no rows.
            rows += Math.max(0, count);
        }
        long affected = rows;
        guarded("batch", () -> {
            SpiedStatement spied = of(statement);
            String sql = spied.batchedSql == null ? statement.getStatementQuery() : spied.batchedSql;
            executed(statement, sql, nanos, affected, e, StatementKind.BATCH);
            spied.batched = 0;
            spied.batchedSql = null;
            spied.binds.clearBatch();
        });
    }

    private void executed(
            StatementInformation statement,
            String sql,
            long nanos,
            long affected,
            @Nullable SQLException failure,
            @Nullable StatementKind kind) {
        guarded("execute", () -> {
            SpiedStatement spied = of(statement);
            SqlText text = watches.recorder().sql(sql);
            List<UnitRecorder> units = watches.units();
            if (units.isEmpty()) {
                watches.unattributed();
                spied.ran(text.statement(), List.of());
                return;
            }
            CallStack stack = CallStack.here();
            Call call = new Call(text)
                    .path(stack.path())
                    .via(stack.via())
                    .timed(System.nanoTime() - nanos, nanos)
                    .affected(Math.max(0, affected))
                    .failed(failure != null)
                    .binds(spied.hasBinds ? spied.binds : null)
                    .connection(statement.getConnectionInformation().getConnectionId())
                    .transaction(transaction(statement.getConnectionInformation()));
            stack.roles().forEach(call::role);
            if (kind != null) {
                call.kind(kind);
            }
            if (kind == StatementKind.BATCH) {
                call.batch(spied.batched);
            }
            List<ResultRows> rows = new ArrayList<>();
            for (UnitRecorder unit : units) {
                ResultRows one = unit.executed(call);
                if (one != null) {
                    rows.add(one);
                }
            }
            spied.ran(text.statement(), rows);
        });
    }

    // -- rows

    @Override
    public void onAfterResultSetNext(
            ResultSetInformation result, long nanos, boolean hasNext, @Nullable SQLException e) {
        guarded("next", () -> {
            SpiedStatement spied = of(result.getStatementInformation());
            if (hasNext) {
                spied.row(result.getResultSet());
            } else if (e == null) {
                spied.close(true);
            }
        });
    }

    @Override
    public void onAfterResultSetGet(
            ResultSetInformation result, int column, @Nullable Object value, @Nullable SQLException e) {
        guarded("get", () -> of(result.getStatementInformation()).read(column, value));
    }

    @Override
    public void onAfterResultSetGet(
            ResultSetInformation result, String label, @Nullable Object value, @Nullable SQLException e) {
        guarded("get", () -> of(result.getStatementInformation()).read(label, result.getResultSet(), value));
    }

    @Override
    public void onAfterResultSetClose(ResultSetInformation result, @Nullable SQLException e) {
        guarded("close", () -> of(result.getStatementInformation()).close(false));
    }

    @Override
    public void onAfterStatementClose(StatementInformation statement, @Nullable SQLException e) {
        SpiedStatement spied = statements.remove(statement);
        if (spied != null) {
            guarded("close", () -> spied.close(false));
        }
    }

    // -- transactions

    private long transaction(ConnectionInformation connection) throws SQLException {
        return connection.getConnection().getAutoCommit()
                ? -1
                : transactions.computeIfAbsent(connection, begun -> TRANSACTIONS.incrementAndGet());
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

    private void ended(ConnectionInformation connection, Transaction.Outcome outcome) {
        Long transaction = transactions.remove(connection);
        if (transaction != null) {
            guarded("transaction", () -> {
                CallStack stack = CallStack.here();
                for (UnitRecorder unit : watches.units()) {
                    unit.transactionEnded(transaction, outcome, System.nanoTime(), stack.path());
                }
            });
        }
    }
}
