package dev.rowan.orm.execute;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What caused a statement: why, for which model, over which relation, and from which other statement's rows.
 *
 * @param relation {@code Post.author}, for lazy loads, prefetches and one row's related rows
 * @param rehearsal runs the parent's queryset again, with the relation loaded along and without; see {@link StatementRun}
 */
public record Origin(
        Cause cause,
        @Nullable String model,
        @Nullable String relation,
        @Nullable Parent parent,
        @Nullable Supplier<@Nullable Map<String, Object>> rehearsal) {

    public static Origin of(Cause cause, @Nullable String model) {
        return new Origin(cause, model, null, null, null);
    }

    public static Origin of(Cause cause, String model, @Nullable String relation, @Nullable Parent parent) {
        return new Origin(cause, model, relation, parent, null);
    }

    public Origin rehearsedBy(@Nullable Supplier<@Nullable Map<String, Object>> again) {
        return again == null ? this : new Origin(cause, model, relation, parent, again);
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
