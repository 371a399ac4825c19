package dev.rowan.orm;

import dev.rowan.orm.model.ManySlot;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Source;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows at the other end of a to-many relation of one row: a queryset that is filtered to its owner.
 *
 * <p>What a prefetch loaded is here at no cost; a filter on top of it is a query again. Not thread-safe.
 */
@SuppressWarnings("varargs") // generic arrays are only passed on
public final class Many<T extends Model> extends ManySlot implements Iterable<T> {
    Many(Model owner) {
        super(owner);
    }

    /** All rows; those of a prefetch, when there was one. */
    @SuppressWarnings("unchecked") // a prefetch of this relation read rows of its model
    public QuerySet<T> all() {
        QuerySet<T> rows = as(QuerySet::new);
        List<?> prefetched = prefetchedOf(this);
        if (prefetched != null) {
            rows.preset((List<T>) prefetched);
        }
        return rows;
    }

    /** The rows as a queryset of one's own: {@code author.posts.as(PostQuerySet::new).published()}. */
    @SuppressWarnings("unchecked") // the relation leads to rows of T
    public <S extends BaseQuery<T, T, S>> S as(Function<Source<T>, S> queryset) {
        Model owner = (Model) ownerOf(this);
        Relation relation = Lazily.relation(this);
        RelatedLoad load = new RelatedLoad(Lazily.database(owner), relation);
        if (load.keyOf(owner) == null) {
            throw unsaved(owner, relation);
        }
        return queryset.apply((Source<T>) load.of(owner));
    }

    private static IllegalArgumentException unsaved(Model owner, Relation relation) {
        if (relation instanceof ManyToMany<?> many) {
            return new IllegalArgumentException("\"" + owner + "\" needs to have a value for field \""
                    + many.link().source().name() + "\" before this many-to-many relationship can be used.");
        }
        return new IllegalArgumentException("'" + owner.meta().name()
                + "' instance needs to have a primary key value before this relationship can be used.");
    }

    @SafeVarargs
    public final QuerySet<T> filter(Q<? super T>... conditions) {
        return all().filter(conditions);
    }

    public QuerySet<T> filter(String lookup, @Nullable Object value, @Nullable Object... more) {
        return all().filter(lookup, value, more);
    }

    @SafeVarargs
    public final QuerySet<T> exclude(Q<? super T>... conditions) {
        return all().exclude(conditions);
    }

    public QuerySet<T> exclude(String lookup, @Nullable Object value, @Nullable Object... more) {
        return all().exclude(lookup, value, more);
    }

    @SafeVarargs
    public final QuerySet<T> orderBy(Sort<? super T>... keys) {
        return all().orderBy(keys);
    }

    public QuerySet<T> orderBy(String key, String... more) {
        return all().orderBy(key, more);
    }

    @SafeVarargs
    public final T get(Q<? super T>... conditions) {
        return all().get(conditions);
    }

    public List<T> list() {
        return all().list();
    }

    @Override
    public Iterator<T> iterator() {
        return all().iterator();
    }

    public @Nullable T first() {
        return all().first();
    }

    public @Nullable T last() {
        return all().last();
    }

    public long count() {
        return all().count();
    }

    public boolean exists() {
        return all().exists();
    }

    public boolean contains(T row) {
        return all().contains(row);
    }

    /** Whether a prefetch loaded the rows, so that {@code all()} costs nothing. */
    public boolean isLoaded() {
        return prefetchedOf(this) != null;
    }

    @Override
    public String toString() {
        List<?> rows = prefetchedOf(this);
        return "Many(" + (rows == null ? "not loaded" : rows.size() + " rows") + ")";
    }
}
