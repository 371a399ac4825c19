package dev.rowan.orm;

import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Source;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a queryset is: the tree, where it runs, and what is done with its rows. Immutable.
 *
 * @param root whether this is a model's root queryset, which never caches
 * @param known the owner of all rows, when they are one row's related rows
 * @param related what they are related to, when they are one row's related rows
 * @param database the database named with {@code using}, or null for the router's choice
 */
record QueryState<M>(
        Select select,
        boolean root,
        @Nullable String database,
        List<Prefetch<?>> prefetches,
        FetchMode fetchMode,
        @Nullable Known known,
        @Nullable Related related)
        implements Source<M> {

    @SuppressWarnings("unchecked")
    static <M> QueryState<M> of(Source<M> source) {
        return source instanceof QueryState<M> state
                ? state
                : new QueryState<>(
                        Select.of((ModelMeta<M>) source), true, null, List.of(), FetchMode.PEERS, null, null);
    }

    QueryState<M> with(Select tree) {
        return new QueryState<>(tree, false, database, prefetches, fetchMode, known, related);
    }

    QueryState<M> asRoot() {
        return new QueryState<>(select, true, database, prefetches, fetchMode, known, related);
    }

    QueryState<M> on(@Nullable String alias) {
        return new QueryState<>(select, false, alias, prefetches, fetchMode, known, related);
    }

    QueryState<M> withFetchMode(FetchMode mode) {
        return new QueryState<>(select, false, database, prefetches, mode, known, related);
    }

    /** Adds prefetches; null forgets those there are, as Django's {@code prefetch_related(None)}. */
    QueryState<M> prefetching(@Nullable List<Prefetch<?>> more) {
        List<Prefetch<?>> all = new ArrayList<>(more == null ? List.of() : prefetches);
        all.addAll(more == null ? List.of() : more);
        return new QueryState<>(select, false, database, List.copyOf(all), fetchMode, known, related);
    }

    QueryState<M> ownedBy(@Nullable Known owner) {
        return new QueryState<>(select, false, database, prefetches, fetchMode, owner, related);
    }

    QueryState<M> relatedBy(Model owner, Relation relation) {
        return new QueryState<>(
                select, false, database, prefetches, fetchMode, known, new Related(owner, relation, select));
    }

    /**
     * One row's related rows, as they are without any further condition.
     *
     * @param all the query of all of them
     */
    record Related(Model owner, Relation relation, Select all) {
        String name() {
            return owner.meta().name() + "." + relation.name();
        }
    }

    /** The row that all rows of the query point to, so that following their key costs nothing. */
    record Known(ForeignKey<?> key, Model owner) {}
}
