package dev.rowan.orm.execute;

import java.util.Map;

/**
 * Hears of each statement after it ran: Django's {@code execute_wrapper}, for looking on.
 *
 * <p>The keys of the map, absent where they have no meaning:
 *
 * <ul>
 *   <li>{@code id} Long, {@code database} String, {@code sql} String, {@code binds} List
 *   <li>{@code cause} String: query, lazy-load, prefetch, save, bulk, update, delete, raw, migration, transaction
 *   <li>{@code model} String ({@code blog.Post}), {@code relation} String ({@code Post.author})
 *   <li>{@code parent} Long, {@code parentSql} String, {@code parentCallSite} String, {@code siblings} Integer: the
 *       statement whose rows a lazy load or a prefetch started from, and how many they were
 *   <li>{@code callSite} String: {@code class.method(file:line)} of the code outside Rowan
 *   <li>{@code rows} Long (read or changed), {@code nanos} Long, {@code error} Throwable
 * </ul>
 *
 * <p>BEGIN, COMMIT and so on are told before they are sent, without rows and time. Called on the thread that ran the
 * statement. What it throws reaches the caller.
 */
@FunctionalInterface
public interface StatementObserver {
    void statement(Map<String, Object> statement);

    /**
     * Hears of a COMMIT once the database has answered; {@link #statement} heard of it before it was sent. PostgreSQL
     * checks deferred keys there, and waits for its disk.
     *
     * <p>The keys: {@code id} (the one that {@link #statement} heard), {@code database}, {@code sql}, {@code cause},
     * {@code nanos}, and {@code error} when it failed. What it throws is logged: there is nothing left to refuse.
     */
    default void committed(Map<String, Object> commit) {}

    /**
     * Hears that a relation was loaded along with its parents, by a join or a prefetch.
     *
     * <p>The keys: {@code relation} String ({@code Post.author}), {@code kind} String ({@code join} or
     * {@code prefetch}), {@code sql} String, {@code holders} Integer (rows whose holder was filled), {@code rows} Integer
     * (related rows). The map is {@link #fetchLooked}'s too.
     */
    default void fetched(Map<String, Object> fetch) {}

    /** Hears, once for each holder that {@link #fetched} told of, that something looked at it. */
    default void fetchLooked(Map<String, Object> fetch) {}
}
