package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Related rows to load together: by which path, through which queryset, and where to put them. Immutable.
 *
 * <pre>{@code
 * Prefetch<Author> live = Prefetch.of(Author_.posts()).using(Post.objects.published()).to("live");
 * for (Author each : Author.objects.prefetchRelated(live)) {
 *     List<Post> posts = each.prefetched("live");
 * }
 * }</pre>
 *
 * @param <R> the model that the path starts at
 */
public final class Prefetch<R> {
    final List<String> path;
    final List<BaseQuery<?, ?, ?>> queries;
    final @Nullable String attribute;

    private Prefetch(List<String> path, List<BaseQuery<?, ?, ?>> queries, @Nullable String attribute) {
        this.path = path;
        this.queries = queries;
        this.attribute = attribute;
    }

    public static <R> Prefetch<R> of(Related<R> path) {
        return new Prefetch<>(((Expression.Path) path.node).names(), List.of(), null);
    }

    /** Django's form: {@code Prefetch.of("posts__tags")}. */
    public static <R> Prefetch<R> of(String path) {
        return new Prefetch<>(List.of(path.split("__", -1)), List.of(), null);
    }

    /** Loads related rows of rows that were read already: Django's {@code prefetch_related_objects}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // a generic array is only read here
    public static <M extends Model> void into(Collection<? extends M> rows, Prefetch<? super M>... prefetches) {
        List<@Nullable Object> known = new ArrayList<>(rows);
        if (!known.isEmpty()) {
            Database database = Lazily.database(rows.iterator().next());
            new Prefetching(database, FetchMode.PEERS).run(known, List.of(prefetches));
        }
    }

    /** Twin of {@link #into}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // a generic array is only handed on
    public static <M extends Model> CompletableFuture<@Nullable Void> ainto(
            Collection<? extends M> rows, Prefetch<? super M>... prefetches) {
        return rows.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : Async.done(Lazily.database(rows.iterator().next()), () -> into(rows, prefetches));
    }

    /** Loads through this queryset: filtered, ordered, with its own related rows. */
    public Prefetch<R> using(BaseQuery<?, ?, ?> rows) {
        return using(new BaseQuery<?, ?, ?>[] {rows});
    }

    /**
     * Loads the rows of each model through a queryset of its own, over a {@link GenericRef}: Django's {@code
     * GenericPrefetch}. Models without one are loaded whole.
     */
    public Prefetch<R> using(BaseQuery<?, ?, ?>... rows) {
        for (BaseQuery<?, ?, ?> one : rows) {
            if (one instanceof Values) {
                throw new IllegalArgumentException("Prefetch querysets cannot use raw(), values(), and values_list().");
            }
        }
        return new Prefetch<>(path, List.of(rows), attribute);
    }

    /** Keeps the rows under a name of their own ({@code row.prefetched("recent")}), the relation untouched. */
    public Prefetch<R> to(String name) {
        return new Prefetch<>(path, queries, name);
    }
}
