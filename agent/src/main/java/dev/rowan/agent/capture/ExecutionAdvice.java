package dev.rowan.agent.capture;

import dev.rowan.agent.boot.ExecutionProbe;
import dev.rowan.agent.boot.Probe;
import dev.rowan.agent.boot.ThreadState;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/**
 * Code that is copied into drivers' statements, where they are executed, asked for what came of it, and closed: one nested class for each shape of method.
 *
 * <p>See {@link Hide} for what holds for all of it.
 */
final class ExecutionAdvice {
    private ExecutionAdvice() {}

    /** {@code executeQuery(String)}. */
    static final class QueryText {
        private QueryText() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement, @Advice.Argument(0) String sql) {
            return ExecutionProbe.executing(statement, sql, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object resultSet,
                @Advice.Thrown @Nullable Throwable thrown) {
            ExecutionProbe.queried(thread, resultSet, thrown);
        }
    }

    /** {@code executeQuery()}. */
    static final class Query {
        private Query() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement) {
            return ExecutionProbe.executing(statement, null, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object resultSet,
                @Advice.Thrown @Nullable Throwable thrown) {
            ExecutionProbe.queried(thread, resultSet, thrown);
        }
    }

    /** {@code executeUpdate(String…)}, {@code executeLargeUpdate(String…)}. */
    static final class UpdateText {
        private UpdateText() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement, @Advice.Argument(0) String sql) {
            return ExecutionProbe.executing(statement, sql, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.Return(typing = Typing.DYNAMIC) Object rows,
                @Advice.Thrown @Nullable Throwable thrown) {
            ExecutionProbe.updated(thread, ((Number) rows).longValue(), thrown);
        }
    }

    /** {@code executeUpdate()}, {@code executeLargeUpdate()}. */
    static final class Update {
        private Update() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement) {
            return ExecutionProbe.executing(statement, null, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.Return(typing = Typing.DYNAMIC) Object rows,
                @Advice.Thrown @Nullable Throwable thrown) {
            ExecutionProbe.updated(thread, ((Number) rows).longValue(), thrown);
        }
    }

    /** {@code execute(String…)}. */
    static final class ExecuteText {
        private ExecuteText() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement, @Advice.Argument(0) String sql) {
            return ExecutionProbe.executing(statement, sql, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.Thrown @Nullable Throwable thrown) {
            ExecutionProbe.updated(thread, -1, thrown);
        }
    }

    /** {@code execute()}. */
    static final class Execute {
        private Execute() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement) {
            return ExecutionProbe.executing(statement, null, false);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.Thrown @Nullable Throwable thrown) {
            ExecutionProbe.updated(thread, -1, thrown);
        }
    }

    /** {@code executeBatch()}, {@code executeLargeBatch()}. */
    static final class ExecuteBatch {
        private ExecuteBatch() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object statement) {
            return ExecutionProbe.executing(statement, null, true);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.Return(typing = Typing.DYNAMIC) @Nullable Object counts,
                @Advice.Thrown @Nullable Throwable thrown) {
            ExecutionProbe.batchExecuted(thread, counts, thrown);
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
            ExecutionProbe.counted(thread, statement, thrown == null ? ((Number) rows).longValue() : -1);
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
            ExecutionProbe.resultGiven(thread, statement, resultSet);
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
            ExecutionProbe.keysGiven(thread, statement, resultSet);
        }
    }

    /** A statement's {@code close()}. */
    static final class Close {
        private Close() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.This Object statement) {
            ExecutionProbe.closed(thread, statement);
        }
    }
}
