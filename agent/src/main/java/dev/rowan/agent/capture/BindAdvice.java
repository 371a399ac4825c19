package dev.rowan.agent.capture;

import dev.rowan.agent.boot.BindProbe;
import dev.rowan.agent.boot.Probe;
import dev.rowan.agent.boot.ThreadState;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/**
 * Code that is copied into drivers' statements, where they are given values: one nested class for each shape of method.
 *
 * <p>See {@link Hide} for what holds for all of it.
 */
final class BindAdvice {
    private BindAdvice() {}

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
            BindProbe.batched(thread, statement, null, thrown != null);
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
            BindProbe.batched(thread, statement, sql, thrown != null);
        }
    }

    /** {@code clearBatch()}. */
    static final class ClearBatch {
        private ClearBatch() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object statement) {
            BindProbe.batchCleared(statement);
        }
    }

    /** {@code clearParameters()}. */
    static final class ClearBinds {
        private ClearBinds() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object statement) {
            BindProbe.bindsCleared(statement);
        }
    }

    /** {@code setInt(int, int)}. */
    static final class BindInt {
        private BindInt() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object statement, @Advice.Argument(0) int position, @Advice.Argument(1) int value) {
            BindProbe.bound(statement, position, (long) value);
        }
    }

    /** {@code setLong(int, long)}. */
    static final class BindLong {
        private BindLong() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object statement, @Advice.Argument(0) int position, @Advice.Argument(1) long value) {
            BindProbe.bound(statement, position, value);
        }
    }

    /** {@code setNull(int, …)}. */
    static final class BindNull {
        private BindNull() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object statement, @Advice.Argument(0) int position) {
            BindProbe.bound(statement, position, (Object) null);
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
            BindProbe.bound(statement, position, value);
        }
    }

    /** A callable statement's {@code setX(String, value, …)}. */
    static final class BindNamed {
        private BindNamed() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter(
                @Advice.This Object statement,
                @Advice.Argument(0) String name,
                @Advice.Argument(value = 1, typing = Typing.DYNAMIC) @Nullable Object value) {
            return BindProbe.naming(statement, name, value);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread) {
            BindProbe.named(thread);
        }
    }
}
