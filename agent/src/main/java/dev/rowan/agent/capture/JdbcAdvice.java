package dev.rowan.agent.capture;

import dev.rowan.agent.boot.Probe;
import dev.rowan.agent.boot.ThreadState;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/**
 * Code that is copied into drivers' methods, one nested class for each shape of method.
 *
 * <p>One file although it is long: each class is a few lines that have to be read beside the others, and
 * each is named once, in {@link JdbcHooks}.
 *
 * <p>Bodies name only {@code agent.boot}, which every class loader sees; nothing they throw leaves
 * them. They are read by Byte Buddy and never called.
 */
final class JdbcAdvice {
    private JdbcAdvice() {}

    /** Calls inside which a driver may send statements of its own. */
    static final class Hide {
        private Hide() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread) {
            Probe.leave(thread);
        }
    }

    /** {@code createStatement}. */
    static final class Create {
        private Create() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object connection,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object statement) {
            Probe.prepared(thread, connection, statement, null);
        }
    }

    /** {@code prepareStatement}, {@code prepareCall}. */
    static final class Prepare {
        private Prepare() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object connection,
                @Advice.Argument(0) String sql,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object statement) {
            Probe.prepared(thread, connection, statement, sql);
        }
    }

    /** {@code setAutoCommit(boolean)}. */
    static final class AutoCommit {
        private AutoCommit() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object connection,
                @Advice.Argument(0) boolean on,
                @Advice.Thrown @Nullable Throwable thrown) {
            Probe.autoCommit(thread, connection, on, thrown != null);
        }
    }

    /** {@code commit()}. */
    static final class Commit {
        private Commit() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object connection,
                @Advice.Thrown @Nullable Throwable thrown) {
            Probe.ended(thread, connection, true, thrown != null);
        }
    }

    /** {@code rollback()}, not to a savepoint. */
    static final class Rollback {
        private Rollback() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object connection,
                @Advice.Thrown @Nullable Throwable thrown) {
            Probe.ended(thread, connection, false, thrown != null);
        }
    }

    /** A connection's {@code clearWarnings()}. */
    static final class GiveBack {
        private GiveBack() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object connection,
                @Advice.Thrown @Nullable Throwable thrown) {
            if (thread != null && thrown == null) {
                Probe.givenBack(thread, connection);
            }
            Probe.leave(thread);
        }
    }

    /** A connection's {@code abort}. */
    static final class AbortConnection {
        private AbortConnection() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.This Object connection) {
            Probe.connectionClosed(thread, connection);
        }
    }

    /** A connection's {@code close()}. */
    static final class CloseConnection {
        private CloseConnection() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object connection) {
            ThreadState thread = Probe.enter();
            Probe.givenBack(thread, connection);
            return thread;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.This Object connection) {
            Probe.connectionClosed(thread, connection);
        }
    }

    /** {@code executeQuery(String)}. */
    static final class QueryText {
        private QueryText() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement, @Advice.Argument(0) String sql) {
            return Probe.executing(statement, sql, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object resultSet,
                @Advice.Thrown @Nullable Throwable thrown) {
            Probe.queried(thread, resultSet, thrown);
        }
    }

    /** {@code executeQuery()}. */
    static final class Query {
        private Query() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement) {
            return Probe.executing(statement, null, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object resultSet,
                @Advice.Thrown @Nullable Throwable thrown) {
            Probe.queried(thread, resultSet, thrown);
        }
    }

    /** {@code executeUpdate(String…)}, {@code executeLargeUpdate(String…)}. */
    static final class UpdateText {
        private UpdateText() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement, @Advice.Argument(0) String sql) {
            return Probe.executing(statement, sql, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.Return(typing = Typing.DYNAMIC) Object rows,
                @Advice.Thrown @Nullable Throwable thrown) {
            Probe.updated(thread, ((Number) rows).longValue(), thrown);
        }
    }

    /** {@code executeUpdate()}, {@code executeLargeUpdate()}. */
    static final class Update {
        private Update() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement) {
            return Probe.executing(statement, null, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.Return(typing = Typing.DYNAMIC) Object rows,
                @Advice.Thrown @Nullable Throwable thrown) {
            Probe.updated(thread, ((Number) rows).longValue(), thrown);
        }
    }

    /** {@code execute(String…)}. */
    static final class ExecuteText {
        private ExecuteText() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement, @Advice.Argument(0) String sql) {
            return Probe.executing(statement, sql, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.Thrown @Nullable Throwable thrown) {
            Probe.updated(thread, -1, thrown);
        }
    }

    /** {@code execute()}. */
    static final class Execute {
        private Execute() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement) {
            return Probe.executing(statement, null, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.Thrown @Nullable Throwable thrown) {
            Probe.updated(thread, -1, thrown);
        }
    }

    /** {@code executeBatch()}, {@code executeLargeBatch()}. */
    static final class ExecuteBatch {
        private ExecuteBatch() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement) {
            return Probe.executing(statement, null, true);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object counts,
                @Advice.Thrown @Nullable Throwable thrown) {
            Probe.batchExecuted(thread, counts, thrown);
        }
    }

    /** {@code addBatch()}. */
    static final class AddBatch {
        private AddBatch() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object statement,
                @Advice.Thrown @Nullable Throwable thrown) {
            Probe.batched(thread, statement, null, thrown != null);
        }
    }

    /** {@code addBatch(String)}. */
    static final class AddBatchText {
        private AddBatchText() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object statement,
                @Advice.Argument(0) String sql,
                @Advice.Thrown @Nullable Throwable thrown) {
            Probe.batched(thread, statement, sql, thrown != null);
        }
    }

    /** {@code clearBatch()}. */
    static final class ClearBatch {
        private ClearBatch() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object statement) {
            Probe.batchCleared(statement);
        }
    }

    /** {@code clearParameters()}. */
    static final class ClearBinds {
        private ClearBinds() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object statement) {
            Probe.bindsCleared(statement);
        }
    }

    /** {@code setInt(int, int)}. */
    static final class BindInt {
        private BindInt() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object statement, @Advice.Argument(0) int position, @Advice.Argument(1) int value) {
            Probe.bound(statement, position, (long) value);
        }
    }

    /** {@code setLong(int, long)}. */
    static final class BindLong {
        private BindLong() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object statement, @Advice.Argument(0) int position, @Advice.Argument(1) long value) {
            Probe.bound(statement, position, value);
        }
    }

    /** {@code setNull(int, …)}. */
    static final class BindNull {
        private BindNull() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object statement, @Advice.Argument(0) int position) {
            Probe.bound(statement, position, (Object) null);
        }
    }

    /** Every other {@code setX(int, value, …)}. */
    static final class BindObject {
        private BindObject() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object statement,
                @Advice.Argument(0) int position,
                @Advice.Argument(value = 1, typing = Typing.DYNAMIC) @Nullable Object value) {
            Probe.bound(statement, position, value);
        }
    }

    /** {@code getUpdateCount()}, {@code getLargeUpdateCount()}. */
    static final class UpdateCount {
        private UpdateCount() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object statement,
                @Advice.Return(typing = Typing.DYNAMIC) Object rows,
                @Advice.Thrown @Nullable Throwable thrown) {
            Probe.counted(thread, statement, thrown == null ? ((Number) rows).longValue() : -1);
        }
    }

    /** {@code getResultSet()}. */
    static final class GiveResult {
        private GiveResult() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object statement,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object resultSet) {
            Probe.resultGiven(thread, statement, resultSet);
        }
    }

    /** {@code getGeneratedKeys()}. */
    static final class GiveKeys {
        private GiveKeys() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object statement,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object resultSet) {
            Probe.keysGiven(thread, statement, resultSet);
        }
    }

    /** A statement's {@code close()}. */
    static final class CloseStatement {
        private CloseStatement() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.This Object statement) {
            Probe.statementClosed(thread, statement);
        }
    }

    /** {@code next()}. */
    static final class Next {
        private Next() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object resultSet,
                @Advice.Return boolean more) {
            Probe.advanced(thread, resultSet, more);
        }
    }

    /** A result set's {@code close()}. */
    static final class CloseResult {
        private CloseResult() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.This Object resultSet) {
            Probe.resultClosed(thread, resultSet);
        }
    }

    /** {@code getInt(int)}. */
    static final class ReadInt {
        private ReadInt() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object resultSet, @Advice.Argument(0) int column, @Advice.Return int value) {
            Probe.read(resultSet, column, null, (long) value);
        }
    }

    /** {@code getLong(int)}. */
    static final class ReadLong {
        private ReadLong() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object resultSet, @Advice.Argument(0) int column, @Advice.Return long value) {
            Probe.read(resultSet, column, null, value);
        }
    }

    /** {@code getString(int)}, {@code getObject(int, …)} and their kin. */
    static final class ReadObject {
        private ReadObject() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object resultSet,
                @Advice.Argument(0) int column,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object value) {
            Probe.read(resultSet, column, null, value);
        }
    }

    /** {@code getInt(String)}. */
    static final class ReadIntByLabel {
        private ReadIntByLabel() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object resultSet, @Advice.Argument(0) String label, @Advice.Return int value) {
            Probe.read(resultSet, 0, label, (long) value);
        }
    }

    /** {@code getLong(String)}. */
    static final class ReadLongByLabel {
        private ReadLongByLabel() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object resultSet, @Advice.Argument(0) String label, @Advice.Return long value) {
            Probe.read(resultSet, 0, label, value);
        }
    }

    /** {@code getString(String)}, {@code getObject(String, …)} and their kin. */
    static final class ReadObjectByLabel {
        private ReadObjectByLabel() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object resultSet,
                @Advice.Argument(0) String label,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object value) {
            Probe.read(resultSet, 0, label, value);
        }
    }
}
