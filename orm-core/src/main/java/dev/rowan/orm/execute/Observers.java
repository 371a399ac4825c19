package dev.rowan.orm.execute;

import dev.rowan.orm.compile.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Those who hear of one database's statements, and what a thread does without their hearing of it. Thread-safe. */
final class Observers {
    private final String database;
    private final List<StatementObserver> all = new CopyOnWriteArrayList<>();
    private final FetchRun fetches = new FetchRun(all);
    private final AtomicLong ids = new AtomicLong();

    /** What this thread reads without anybody hearing of it. */
    @SuppressWarnings("ThreadLocalUsage") // one for each database, and a database is closed with its application
    private final ThreadLocal<@Nullable Unheard> unheard = new ThreadLocal<>();

    Observers(String database) {
        this.database = database;
    }

    void add(StatementObserver observer) {
        all.add(observer);
    }

    void remove(StatementObserver observer) {
        all.remove(observer);
    }

    /** Where the relations are told of that statements load along. */
    FetchRun fetches() {
        return isUnheard() ? FetchRun.SILENT : fetches;
    }

    boolean isUnheard() {
        return unheard.get() != null;
    }

    /** Nobody hears of this thread until it is {@link #heardAgain}. */
    void unheard(Unheard reads) {
        unheard.set(reads);
        reads.begins();
    }

    void heardAgain() {
        unheard.remove();
    }

    /** A statement that is about to run. The stack is walked only for those who listen: it costs more than the rest. */
    StatementEvent event(Statement statement, Origin origin) {
        String callSite = all.isEmpty() ? null : CallSites.current();
        return new StatementEvent(ids.incrementAndGet(), database, statement, origin, callSite);
    }

    /** Runs the statement, and tells of it. */
    <T> T run(StatementEvent event, Callable<T> work) throws Exception {
        Unheard reads = unheard.get();
        if (reads != null) {
            reads.sends();
            return work.call();
        }
        return StatementRun.run(event, all, work);
    }

    /**
     * Tells of BEGIN, COMMIT and so on, before it is done: what an observer throws keeps it from being done.
     *
     * @return what was told, or null when nobody hears
     */
    @Nullable
    Map<String, Object> control(String word) {
        if (all.isEmpty() || isUnheard()) {
            return null;
        }
        Map<String, Object> told = new HashMap<>(Map.of(
                "id", ids.incrementAndGet(), "database", database, "sql", word, "cause", Cause.TRANSACTION.id()));
        all.forEach(observer -> observer.statement(told));
        return told;
    }

    /** Tells how long the COMMIT took that {@link #control} told of, and why it failed if it did. */
    void committed(@Nullable Map<String, Object> told, long nanos, @Nullable Throwable error) {
        if (told == null) {
            return;
        }
        Map<String, Object> commit = new HashMap<>(told);
        commit.put("nanos", nanos);
        if (error != null) {
            commit.put("error", error);
        }
        for (StatementObserver observer : all) {
            try {
                observer.committed(commit);
            } catch (RuntimeException thrown) {
                // The caller would take it for a transaction that is not committed.
                System.getLogger(Observers.class.getName())
                        .log(System.Logger.Level.ERROR, "Error in an observer of a COMMIT", thrown);
            }
        }
    }
}
