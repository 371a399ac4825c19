package dev.rowan.benchmarks.agent;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Small tasks, made and run: on the thread that makes them, so that no hand-over is measured, and by a pool's worker. The
 * scores are a task's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TaskBenchmark {
    private static final int TASKS = 1_000;

    /** {@code pool} is a plain {@code Runnable} for a worker; the others never leave their thread. */
    @Param({"future", "fork-join", "completable", "pool"})
    String task = "future";

    /** Whether the thread that makes them is in a unit of work, which they then belong to. */
    @Param({"none", "open"})
    String unit = "none";

    @Param({"bare", "rowan-agent"})
    String subject = "bare";

    private @Nullable Watched watched;
    private @Nullable ThreadPoolExecutor pool;
    private int done;

    /** A driver's class has to be loaded before the agent does anything. */
    @Setup
    public void open() throws Exception {
        watched = new Watched(subject, "h2");
        watched.byKey(0);
        pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        pool.prestartAllCoreThreads();
        if (unit.equals("open") && !subject.equals("bare")) {
            // The boot loader's: it is in no class path here.
            Class.forName("dev.rowan.agent.boot.Attached")
                    .getMethod("begin", String.class)
                    .invoke(null, "tasks");
        }
    }

    @TearDown
    public void close() throws Exception {
        Objects.requireNonNull(watched).close();
        Objects.requireNonNull(pool).shutdownNow();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int tasks() throws InterruptedException {
        if (task.equals("pool")) {
            return pooled();
        }
        for (int i = 0; i < TASKS; i++) {
            switch (task) {
                case "future" -> new FutureTask<>(this::work).run();
                case "fork-join" -> ForkJoinTask.adapt(this::work).invoke();
                default ->
                    CompletableFuture.supplyAsync(this::work, Runnable::run).join();
            }
        }
        return done;
    }

    private Integer work() {
        return ++done;
    }

    private int pooled() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(TASKS);
        for (int i = 0; i < TASKS; i++) {
            Objects.requireNonNull(pool).execute(new Counted(all));
        }
        all.await();
        return done;
    }

    /** A task of the application's own class. */
    private record Counted(CountDownLatch all) implements Runnable {
        @Override
        public void run() {
            all.countDown();
        }
    }
}
