package dev.rowan.orm.execute;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The one place that every statement of the ORM goes through; a tool may hook in here by name.
 *
 * <p>{@link #run} is a stable contract of JDK types alone. The driver is called inside it, on the same thread; the
 * map (its keys are {@link StatementObserver}'s) has {@code id} to {@code siblings} on entry, and {@code rows},
 * {@code nanos} and {@code error} on exit.
 *
 * <p>For a lazy load {@code get("rehearsal")} may give a {@code java.util.function.Supplier}. A tool may ask it after the
 * statement ran, on the same thread: it reads the parent's queryset again, one row's related rows after the other and
 * with the relation loaded along, undone at the end, and heard of by nobody. It gives null when this is no moment for it,
 * else a map: {@code outcome} String ({@code same}, {@code differs} or {@code unknown}), {@code why} String,
 * {@code plan} String ({@code select-related} or {@code prefetch-related}), {@code parentSql} String, {@code before} and {@code after} Long
 * (statements), {@code rows} and {@code rowsAfter} Long.
 */
public final class StatementRun {
    private StatementRun() {}

    public static <T> T run(Map<String, Object> statement, Callable<T> work) throws Exception {
        long started = System.nanoTime();
        try {
            return work.call();
        } catch (Throwable thrown) {
            statement.put("error", thrown);
            throw thrown;
        } finally {
            statement.put("nanos", System.nanoTime() - started);
        }
    }

    static <T> T run(Map<String, Object> statement, List<StatementObserver> observers, Callable<T> work)
            throws Exception {
        if (observers.isEmpty()) {
            return run(statement, work);
        }
        try {
            return run(statement, work);
        } finally {
            for (StatementObserver observer : observers) {
                observer.statement(statement);
            }
        }
    }
}
