package dev.rowan.agent.record;

import java.util.List;

/**
 * What a whole stack says of its thread: whose code is outermost. Told frame by frame, the innermost first.
 *
 * <p>A pool's worker is made in the middle of whatever comes first, and serves others later. It is known by its own loop,
 * which the application's thread factory may have wrapped.
 */
final class Lineage {
    /** Code of libraries that runs one task on a thread of its own, or that every thread begins in. */
    private static final List<String> STARTERS = List.of(
            "java.lang.",
            "jdk.internal.",
            "java.util.concurrent.ThreadPerTaskExecutor",
            "java.util.concurrent.StructuredTaskScope",
            "java.util.concurrent.FutureTask",
            "java.util.concurrent.Executors$",
            "java.util.concurrent.CompletableFuture$Async",
            "org.springframework.core.task.SimpleAsyncTaskExecutor",
            "kotlin.concurrent.");

    /** How the loops of pools, timers and servers are called. */
    private static final List<String> WORKERS =
            List.of("$Worker", "WorkerThread", "TimerThread", "EventExecutor", "EventLoop", "QueuedThreadPool$Runner");

    private boolean applications;
    private boolean worker;

    void step(KnownClass known) {
        if (known.application) {
            applications = true;
        } else if (!startsWith(known.name)) {
            applications = false;
            worker |= endsWith(known.name);
        }
    }

    boolean isApplications() {
        return applications && !worker;
    }

    private static boolean startsWith(String name) {
        for (String starter : STARTERS) {
            if (name.startsWith(starter)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(String name) {
        for (String worker : WORKERS) {
            if (name.endsWith(worker)) {
                return true;
            }
        }
        return false;
    }
}
