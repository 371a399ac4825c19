package dev.rowan.orm;

import dev.rowan.orm.execute.Cancellation;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that run a database's twins: a virtual one for each where the JVM has them, else as many as there are
 * connections. Thread-safe.
 */
final class Workers implements AutoCloseable {
    /** Present from Java 21 on; found by name, since 17 is the floor. */
    private static final @Nullable Executor VIRTUAL = virtual();

    /** An idle thread costs some memory and is made again in no time. */
    private static final long IDLE_SECONDS = 10;

    private final @Nullable ThreadPoolExecutor pool;

    Workers(String alias, int connections) {
        pool = VIRTUAL == null ? pool(alias, connections) : null;
    }

    private static @Nullable Executor virtual() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException older) {
            return null;
        }
    }

    private static ThreadPoolExecutor pool(String alias, int connections) {
        AtomicInteger threads = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                connections, connections, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "rowan-" + alias + "-" + threads.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Whether this thread may wait for another: a worker of a pool that waits for its own pool may wait for ever. */
    boolean mayWait() {
        return pool == null || !Cancellation.isPossible();
    }

    Executor executor() {
        return pool == null ? java.util.Objects.requireNonNull(VIRTUAL) : pool;
    }

    /** What runs goes on to its end; nothing else begins. */
    @Override
    public void close() {
        if (pool != null) {
            pool.shutdown();
        }
    }
}
