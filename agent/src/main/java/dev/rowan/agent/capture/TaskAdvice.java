package dev.rowan.agent.capture;

import dev.rowan.agent.boot.Moment;
import dev.rowan.agent.boot.MomentProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Code that is copied into what the JDK carries work to other threads with. Like {@link Hide} it names only {@code agent.boot}. */
final class TaskAdvice {
    private TaskAdvice() {}

    /** The constructor of a task that may run on another thread. */
    static final class TaskMade {
        private TaskMade() {}

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object task) {
            MomentProbe.begin(Moment.TASK_MADE, task, null);
        }
    }

    /** Such a task's run method. */
    static final class TaskRun {
        private TaskRun() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object task) {
            return MomentProbe.begin(Moment.TASK_RUN, task, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.TASK_RUN, token, null);
        }
    }

    /** {@code FutureTask.runAndReset()}, which is for tasks that are run again and again. */
    static final class PeriodRun {
        private PeriodRun() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter() {
            return MomentProbe.begin(Moment.PERIOD, null, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.PERIOD, token, null);
        }
    }

    /** {@code ThreadPoolExecutor.execute(Runnable)}. */
    static final class TaskGiven {
        private TaskGiven() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) @Nullable Object task) {
            MomentProbe.begin(Moment.TASK_GIVEN, task, null);
        }
    }

    /** {@code ThreadPoolExecutor.reject(Runnable)}: no worker will take it. */
    static final class TaskRefused {
        private TaskRefused() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) @Nullable Object task) {
            MomentProbe.begin(Moment.TASK_REFUSED, task, null);
        }
    }

    /** {@code ThreadPoolExecutor.getTask()}: a worker has done with a task, and waits for the next. */
    static final class TaskTaken {
        private TaskTaken() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            MomentProbe.begin(Moment.TASK_TAKEN, null, null);
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return @Nullable Object task) {
            MomentProbe.begin(Moment.TASK_TAKEN, task, null);
        }
    }

    /** {@code ThreadPoolExecutor.Worker.run()}, which begins with the task that the worker was made for. */
    static final class WorkerRun {
        private WorkerRun() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("firstTask") @Nullable Runnable task) {
            MomentProbe.begin(Moment.TASK_TAKEN, task, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit() {
            MomentProbe.begin(Moment.TASK_TAKEN, null, null);
        }
    }
}
