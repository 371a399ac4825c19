package dev.rowan.orm.execute;

import org.jspecify.annotations.Nullable;

/**
 * What caused a statement: why, for which model, over which relation, and from which other statement's rows.
 *
 * @param relation {@code Post.author}, for lazy loads, prefetches and one row's related rows
 */
public record Origin(
        Cause cause,
        @Nullable String model,
        @Nullable String relation,
        @Nullable Parent parent) {

    public static Origin of(Cause cause, @Nullable String model) {
        return new Origin(cause, model, null, null);
    }

    public static Origin of(Cause cause, String model, @Nullable String relation, @Nullable Parent parent) {
        return new Origin(cause, model, relation, parent);
    }

    /**
     * The statement whose rows led to another statement.
     *
     * @param statement its number, unique within its database
     * @param callSite where the queryset was evaluated, known only while someone observes
     * @param siblings the rows that it had read
     */
    public record Parent(
            long statement, String sql, @Nullable String callSite, int siblings) {}
}
