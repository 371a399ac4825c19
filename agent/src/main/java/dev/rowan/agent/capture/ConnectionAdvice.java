package dev.rowan.agent.capture;

import dev.rowan.agent.boot.ConnectionProbe;
import dev.rowan.agent.boot.Probe;
import dev.rowan.agent.boot.ThreadState;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/**
 * Code that is copied into drivers' connections: one nested class for each shape of method.
 *
 * <p>See {@link Hide} for what holds for all of it.
 */
final class ConnectionAdvice {
    private ConnectionAdvice() {}

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
            ConnectionProbe.prepared(thread, connection, statement, null);
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
            ConnectionProbe.prepared(thread, connection, statement, sql);
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
            ConnectionProbe.autoCommit(thread, connection, on, thrown != null);
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
            ConnectionProbe.ended(thread, connection, true, thrown != null);
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
            ConnectionProbe.ended(thread, connection, false, thrown != null);
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
                ConnectionProbe.givenBack(thread, connection);
            }
            Probe.leave(thread);
        }
    }

    /** A connection's {@code abort}. */
    static final class Abort {
        private Abort() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.This Object connection) {
            ConnectionProbe.closed(thread, connection);
        }
    }

    /** A connection's {@code close()}. */
    static final class Close {
        private Close() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(@Advice.This Object connection) {
            ThreadState thread = Probe.enter();
            ConnectionProbe.givenBack(thread, connection);
            return thread;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.This Object connection) {
            ConnectionProbe.closed(thread, connection);
        }
    }
}
