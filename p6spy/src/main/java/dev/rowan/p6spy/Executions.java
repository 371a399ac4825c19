package dev.rowan.p6spy;

import com.p6spy.engine.common.ConnectionInformation;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Call;
import dev.rowan.analysis.recording.ResultRows;
import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.sql.SqlText;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Gives each execution its unit and its call site, and hands it to {@code analysis}. Thread-safe. */
final class Executions {
    /**
     * The statement that this thread executes, whatever data source it came from: one that P6Spy wraps twice executes
     * inside of itself, and counts once.
     */
    private static final ThreadLocal<@Nullable SpiedStatement> OUTERMOST = new ThreadLocal<>();

    private final Spy spy;

    Executions(Spy spy) {
        this.spy = spy;
    }

    void begins(SpiedStatement statement, String sql, SpiedConnection connection, ConnectionInformation information)
            throws SQLException {
        statement.running = null;
        if (OUTERMOST.get() != null) {
            return;
        }
        OUTERMOST.set(statement);
        Work work = spy.here();
        if (work == null) {
            return;
        }
        SqlText text = spy.recorder().sql(sql, connection.database.dialect);
        CallStack stack = CallStack.here(spy.application());
        TestPhase phase = stack.phase();
        if (phase != null) {
            work.phase(phase);
        }
        long transaction = connection.transaction(information);
        UnitRecorder unit = unit(work, stack, connection, transaction);
        if (unit != null) {
            statement.running = new Running(text, work, unit, stack, connection, transaction);
        }
    }

    private static @Nullable UnitRecorder unit(
            Work work, CallStack stack, SpiedConnection connection, long transaction) {
        Work own = work.transaction();
        boolean mayBegin = transaction != 0 && (work.kind == UnitKind.TEST || work.kind == UnitKind.THREAD);
        if (own == null && mayBegin && stack.transactional()) {
            own = work.beginTransaction(stack.name(), connection.number);
        }
        UnitRecorder unit = own == null ? null : own.unit();
        return unit == null ? work.unit() : unit;
    }

    void ended(SpiedStatement statement, long nanos, long affected, boolean failed, @Nullable StatementKind kind) {
        SpiedStatement outermost = OUTERMOST.get();
        if (outermost != null && outermost != statement) {
            return;
        }
        OUTERMOST.remove();
        Running running = statement.running;
        statement.running = null;
        if (running == null) {
            statement.ran(null, false);
            return;
        }
        Call call = call(statement, running, nanos, affected, failed, kind);
        ResultRows rows = running.unit().executed(call);
        if (call.wasRefused()) {
            spy.recorder().drop();
        }
        running.connection().database.counted();
        SqlText text = running.text();
        statement.ran(
                rows == null ? null : new SpiedResult(rows, text.statement(), running.work()),
                kind == StatementKind.QUERY);
    }

    private static Call call(
            SpiedStatement statement,
            Running running,
            long nanos,
            long affected,
            boolean failed,
            @Nullable StatementKind kind) {
        Call call = new Call(running.text())
                .path(running.stack().path())
                .via(running.stack().via())
                .timed(System.nanoTime() - nanos, nanos)
                .affected(Math.max(0, affected))
                .failed(failed)
                .binds(statement.hasBinds ? statement.binds : null)
                .connection(running.connection().number)
                .transaction(running.transaction() == 0 ? -1 : running.transaction());
        running.stack().roles().forEach(call::role);
        if (kind != null) {
            call.kind(kind);
        }
        if (kind == StatementKind.BATCH) {
            call.batch(statement.batched);
        }
        return call;
    }

    void transactionEnded(SpiedConnection connection, Transaction.Outcome outcome) {
        long transaction = connection.end();
        Work work = transaction == 0 ? null : spy.known();
        if (work == null) {
            return;
        }
        Work own = work.transaction();
        UnitRecorder unit = own == null ? work.unit() : own.unit();
        if (unit != null) {
            CallStack stack = CallStack.here(spy.application());
            unit.transactionEnded(transaction, outcome, System.nanoTime(), stack.path());
        }
        work.endTransaction(connection.number);
    }
}
