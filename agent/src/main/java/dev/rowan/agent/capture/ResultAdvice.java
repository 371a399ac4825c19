package dev.rowan.agent.capture;

import dev.rowan.agent.boot.Probe;
import dev.rowan.agent.boot.ResultProbe;
import dev.rowan.agent.boot.ThreadState;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/**
 * Code that is copied into drivers' result sets: one nested class for each shape of method.
 *
 * <p>See {@link Hide} for what holds for all of it.
 */
final class ResultAdvice {
    private ResultAdvice() {}

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
            ResultProbe.advanced(thread, resultSet, more);
        }
    }

    /** {@code first()}, {@code last()}, {@code previous()}, {@code absolute(int)}, {@code relative(int)}. */
    static final class Move {
        private Move() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(
                @Advice.Enter @Nullable ThreadState thread,
                @Advice.This Object resultSet,
                @Advice.Return boolean there) {
            ResultProbe.moved(thread, resultSet, there);
        }
    }

    /** A result set's {@code close()}. */
    static final class Close {
        private Close() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static ThreadState enter() {
            return Probe.enter();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable ThreadState thread, @Advice.This Object resultSet) {
            ResultProbe.closed(thread, resultSet);
        }
    }

    /** {@code getInt(int)}. */
    static final class ReadInt {
        private ReadInt() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object resultSet, @Advice.Argument(0) int column, @Advice.Return int value) {
            ResultProbe.read(resultSet, column, null, (long) value);
        }
    }

    /** {@code getLong(int)}. */
    static final class ReadLong {
        private ReadLong() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object resultSet, @Advice.Argument(0) int column, @Advice.Return long value) {
            ResultProbe.read(resultSet, column, null, value);
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
            ResultProbe.read(resultSet, column, null, value);
        }
    }

    /** {@code getInt(String)}. */
    static final class ReadIntByLabel {
        private ReadIntByLabel() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object resultSet, @Advice.Argument(0) String label, @Advice.Return int value) {
            ResultProbe.read(resultSet, 0, label, (long) value);
        }
    }

    /** {@code getLong(String)}. */
    static final class ReadLongByLabel {
        private ReadLongByLabel() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object resultSet, @Advice.Argument(0) String label, @Advice.Return long value) {
            ResultProbe.read(resultSet, 0, label, value);
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
            ResultProbe.read(resultSet, 0, label, value);
        }
    }

    /** {@code getDouble(int)}, {@code getTimestamp(int, …)} and their kin. */
    static final class Touch {
        private Touch() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object resultSet, @Advice.Argument(0) int column) {
            ResultProbe.touched(resultSet, column, null);
        }
    }

    /** {@code getDouble(String)}, {@code getTimestamp(String, …)} and their kin. */
    static final class TouchByLabel {
        private TouchByLabel() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object resultSet, @Advice.Argument(0) String label) {
            ResultProbe.touched(resultSet, 0, label);
        }
    }
}
