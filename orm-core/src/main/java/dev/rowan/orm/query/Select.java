package dev.rowan.orm.query;

import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole query over a model.
 *
 * @param clauses filters, annotations and values in the order of the calls
 * @param ordering null for the model's own ordering, empty for none
 * @param reversed whether the ordering (the model's own included) is turned round
 * @param offset rows to skip
 * @param limit rows to return at most, or null
 * @param none whether the query is known to have no rows ({@code none()})
 */
public record Select(
        ModelMeta<?> model,
        List<Clause> clauses,
        @Nullable List<Order> ordering,
        boolean reversed,
        @Nullable Distinct distinct,
        long offset,
        @Nullable Long limit,
        Loading loading,
        @Nullable Combination combination,
        @Nullable Lock lock,
        boolean none) {

    public Select {
        clauses = List.copyOf(clauses);
        ordering = ordering == null ? null : List.copyOf(ordering);
    }

    public static Select of(ModelMeta<?> model) {
        return new Select(model, List.of(), null, false, null, 0, null, Loading.ALL, null, null, false);
    }

    public boolean isSliced() {
        return offset > 0 || limit != null;
    }

    public Select and(Clause clause) {
        List<Clause> more = new ArrayList<>(clauses);
        more.add(clause);
        return withClauses(more);
    }

    public Select withClauses(List<Clause> value) {
        return new Select(model, value, ordering, reversed, distinct, offset, limit, loading, combination, lock, none);
    }

    /** Sets the ordering and forgets that it was reversed. */
    public Select orderedBy(@Nullable List<Order> value) {
        return new Select(model, clauses, value, false, distinct, offset, limit, loading, combination, lock, none);
    }

    public Select reversedOrder() {
        return new Select(
                model, clauses, ordering, !reversed, distinct, offset, limit, loading, combination, lock, none);
    }

    public Select withDistinct(@Nullable Distinct value) {
        return new Select(model, clauses, ordering, reversed, value, offset, limit, loading, combination, lock, none);
    }

    /** Cuts rows out of what the query returns already, so that slices of slices compose. */
    public Select sliced(long from, @Nullable Long count) {
        Long left = limit == null ? null : Long.valueOf(Math.max(0, limit - from));
        Long least = count == null ? left : left == null ? count : Long.valueOf(Math.min(count, left));
        return new Select(
                model, clauses, ordering, reversed, distinct, offset + from, least, loading, combination, lock, none);
    }

    public Select unsliced() {
        return new Select(model, clauses, ordering, reversed, distinct, 0, null, loading, combination, lock, none);
    }

    public Select withLoading(Loading value) {
        return new Select(model, clauses, ordering, reversed, distinct, offset, limit, value, combination, lock, none);
    }

    /** Several queries as one, this first: unordered and whole. */
    public Select combinedAs(Combination value) {
        return new Select(model, clauses, List.of(), false, null, 0, null, loading, value, null, value.isEmpty());
    }

    public Select withLock(@Nullable Lock value) {
        return new Select(
                model, clauses, ordering, reversed, distinct, offset, limit, loading, combination, value, none);
    }

    public Select withNone() {
        return new Select(
                model, clauses, ordering, reversed, distinct, offset, limit, loading, combination, lock, true);
    }
}
