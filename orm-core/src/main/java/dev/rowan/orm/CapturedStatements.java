package dev.rowan.orm;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The statements that ran while it was open, for tests: Django's {@code CaptureQueriesContext}.
 *
 * <pre>{@code
 * try (var captured = CapturedStatements.of(db)) {
 *     service.list();
 *     captured.assertCount(2);
 * }
 * }</pre>
 *
 * <p>{@link #of} hears of the statements of the thread that opened it: what a server does meanwhile in its own threads is
 * none of the test's. A twin runs on another thread, unless it is called inside a transaction: {@link #ofAllThreads}
 * hears of it. What was captured stays after the end. Thread-safe.
 */
public final class CapturedStatements implements AutoCloseable {
    private final List<Captured> statements = new CopyOnWriteArrayList<>();
    private final List<String> control = new CopyOnWriteArrayList<>();
    private final @Nullable Thread only;
    private final Database.Observation observation;

    /**
     * One statement.
     *
     * @param cause query, lazy-load, prefetch, save, bulk, update, delete, raw, migration
     * @param model {@code blog.Post}, or null
     * @param relation {@code Post.author} for a lazy load or a prefetch
     * @param callSite the code outside Rowan that it ran for
     * @param rows read or changed; -1 when it failed
     */
    public record Captured(
            String sql,
            String cause,
            @Nullable String model,
            @Nullable String relation,
            @Nullable String callSite,
            long rows,
            @Nullable Throwable error) {

        private String told() {
            return cause
                    + (relation != null ? " of " + relation : model != null ? " of " + model : "")
                    + (error != null ? ", failed" : rows < 0 ? "" : ", " + rows + (rows == 1 ? " row" : " rows"))
                    + ": " + sql
                    + (callSite == null ? "" : "\n       at " + callSite);
        }
    }

    private CapturedStatements(Database database, @Nullable Thread only) {
        this.only = only;
        this.observation = database.observe(this::hear);
    }

    /** Those of this thread. */
    public static CapturedStatements of(Database database) {
        return new CapturedStatements(database, Thread.currentThread());
    }

    /** Those of all threads. */
    public static CapturedStatements ofAllThreads(Database database) {
        return new CapturedStatements(database, null);
    }

    private void hear(Map<String, Object> event) {
        if (only != null && only != Thread.currentThread()) {
            return;
        }
        String sql = String.valueOf(event.get("sql"));
        if ("transaction".equals(event.get("cause"))) {
            control.add(sql);
            return;
        }
        statements.add(new Captured(
                sql,
                String.valueOf(event.get("cause")),
                (String) event.get("model"),
                (String) event.get("relation"),
                (String) event.get("callSite"),
                event.get("rows") instanceof Long rows ? rows : -1,
                (Throwable) event.get("error")));
    }

    /** How many there are so far, those that failed included; BEGIN, COMMIT and so on are none. */
    public int count() {
        return statements.size();
    }

    /** Their texts, in the order in which they ended. */
    public List<String> sql() {
        return statements.stream().map(Captured::sql).toList();
    }

    public List<Captured> statements() {
        return List.copyOf(statements);
    }

    /** BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE and ROLLBACK TO, as blocks asked for them. */
    public List<String> control() {
        return List.copyOf(control);
    }

    /** Fails unless there are that many so far: Django's {@code assertNumQueries}. The message lists them. */
    public void assertCount(int expected) {
        check(expected, List.copyOf(statements), "");
    }

    /** As {@link #assertCount(int)}, for those of one cause. */
    public void assertCount(int expected, String cause) {
        check(
                expected,
                statements.stream().filter(one -> one.cause().equals(cause)).toList(),
                " of cause " + cause);
    }

    /** Fails when there is any. */
    public void assertNone() {
        assertCount(0);
    }

    private static void check(int expected, List<Captured> found, String which) {
        if (found.size() == expected) {
            return;
        }
        StringBuilder text = new StringBuilder()
                .append(expected)
                .append(expected == 1 ? " statement" : " statements")
                .append(which)
                .append(" expected, ")
                .append(found.size())
                .append(" ran")
                .append(found.isEmpty() ? "." : ":");
        for (int i = 0; i < found.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(found.get(i).told());
        }
        throw new AssertionError(text.toString());
    }

    /** Hears of no more. */
    @Override
    public void close() {
        observation.close();
    }

    @Override
    public String toString() {
        return "CapturedStatements" + sql();
    }
}
