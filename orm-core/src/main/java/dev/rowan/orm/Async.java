package dev.rowan.orm;

import dev.rowan.orm.execute.Cancellation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a twin returns: an answer to come, whose {@code cancel} stops the statement that is running for it.
 *
 * <p>A connection serves one statement at a time, so a twin that is called inside a transaction runs at once, on the
 * caller's thread, and is complete when it is returned: it is part of that transaction, as its place in the code says.
 */
final class Async<T extends @Nullable Object> extends CompletableFuture<T> {
    private final Cancellation cancellation = new Cancellation();

    private Async() {}

    /** What is to be done elsewhere, or now. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        @Nullable
        T run() throws Throwable;
    }

    static <T extends @Nullable Object> CompletableFuture<T> run(Database database, Work<T> work) {
        Async<T> answer = new Async<>();
        Workers workers = database.workers();
        if (Databases.inTransaction() || !workers.mayWait()) {
            answer.complete(work);
            return answer;
        }
        Databases.Context context = Databases.Context.ofThisThread();
        Executor executor = workers.executor();
        executor.execute(() -> {
            if (!answer.isDone()) {
                answer.cancellation.during(() -> context.during(() -> {
                    answer.complete(work);
                    return true;
                }));
            }
        });
        return answer;
    }

    /** As {@link #run}, for work without a result. */
    static CompletableFuture<@Nullable Void> done(Database database, Database.Action<?> work) {
        return Async.<@Nullable Void>run(database, () -> {
            work.run();
            return null;
        });
    }

    private void complete(Work<T> work) {
        try {
            complete(work.run());
        } catch (Throwable thrown) {
            completeExceptionally(thrown);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean isCancelled = super.cancel(mayInterruptIfRunning);
        if (isCancelled) {
            cancellation.cancel();
        }
        return isCancelled;
    }

    /** What is derived from the answer is computed from it, and runs no statement to be stopped. */
    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
