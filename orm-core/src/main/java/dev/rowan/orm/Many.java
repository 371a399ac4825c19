package dev.rowan.orm;

import dev.rowan.orm.model.ManySlot;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Source;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows at the other end of a to-many relation of one row: a queryset that is filtered to its owner.
 *
 * <pre>{@code
 * for (Post each : author.posts.filter(published.isTrue())) {
 *     each.tags.add(tag);
 * }
 * author.posts.create(title.to("Hello"), slug.to("hello"));
 * }</pre>
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
        List<?> prefetched = look(this);
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

    /** Adds rows: links over a many-to-many, one UPDATE of stored rows over a key. */
    @SafeVarargs
    public final void add(T... rows) {
        addAll(List.of(rows));
    }

    public void addAll(Collection<? extends T> rows) {
        Relation relation = stored();
        Pointing pointing = Pointing.of(owner(), relation);
        if (pointing != null) {
            pointing.add(rows);
        } else {
            new Linking(owner(), relation).add(rows, null);
        }
    }

    /** Adds links to rows, or to keys of rows, over a many-to-many; the defaults fill its through model. */
    public void link(Collection<?> rowsOrKeys, @Nullable Consumer<? super Model> defaults) {
        new Linking(owner(), linking("link")).add(rowsOrKeys, defaults);
    }

    /** Adds links by key over a many-to-many. */
    public void addKeys(Object... keys) {
        link(Arrays.asList(keys), null);
    }

    /** Saves each row as one that points to the owner, new ones too: Django's {@code add(…, bulk=False)}. */
    @SafeVarargs
    public final void addSaving(T... rows) {
        owning("addSaving").addSaving(List.of(rows));
    }

    /** A new row, saved and added. */
    public T create(Consumer<? super T> fill) {
        return creation().create(fill);
    }

    /** A new row of these values, saved and added. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final T create(Assignment<? super T>... values) {
        return create(row -> Assigning.apply(row, List.of(values)));
    }

    /** The only one of the rows that has these values; made, and added, when there is none. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CustomQuerySet.Got<T> getOrCreate(Assignment<? super T>... lookups) {
        return getOrCreate(List.of(lookups), List.of());
    }

    /** The only one of the rows that has these values; made with the defaults, and added, when there is none. */
    public CustomQuerySet.Got<T> getOrCreate(
            List<Assignment<? super T>> lookups, List<Assignment<? super T>> defaults) {
        return creation().getOrCreate(as(QuerySet::new), lookups, defaults);
    }

    /** The only one of the rows that has these values, with the defaults written; made when there is none. */
    public CustomQuerySet.Got<T> updateOrCreate(
            List<Assignment<? super T>> lookups, List<Assignment<? super T>> defaults) {
        return creation().updateOrCreate(as(QuerySet::new), lookups, defaults);
    }

    private RelatedCreation<T> creation() {
        return new RelatedCreation<>(owner(), stored());
    }

    /**
     * Takes rows out: links over a many-to-many, the key set to NULL over a nullable foreign key. Over a generic key the
     * rows are deleted, as in Django.
     */
    @SafeVarargs
    public final void remove(T... rows) {
        removeAll(List.of(rows));
    }

    public void removeAll(Collection<? extends T> rows) {
        Relation relation = stored();
        Pointing pointing = Pointing.of(owner(), relation);
        if (pointing != null) {
            pointing.remove(rows);
        } else {
            new Linking(owner(), relation).remove(rows);
        }
    }

    /** Takes links out by key over a many-to-many. */
    public void removeKeys(Object... keys) {
        new Linking(owner(), linking("removeKeys")).remove(Arrays.asList(keys));
    }

    /** Takes all rows out. */
    public void clear() {
        Relation relation = stored();
        Pointing pointing = Pointing.of(owner(), relation);
        if (pointing != null) {
            pointing.clear();
        } else {
            new Linking(owner(), relation).clear();
        }
    }

    /** Exactly these rows: what is missing is added, what is too much taken out. */
    public void set(Collection<? extends T> rows) {
        Relation relation = stored();
        Pointing pointing = Pointing.of(owner(), relation);
        if (pointing != null) {
            pointing.set(rows, () -> as(QuerySet::new).list());
        } else {
            new Linking(owner(), relation).set(rows, null);
        }
    }

    /** Exactly the rows of these keys, over a many-to-many. */
    public void setKeys(Collection<?> keys) {
        new Linking(owner(), linking("setKeys")).set(keys, null);
    }

    /** Twin of {@link #list}. */
    public CompletableFuture<List<T>> alist() {
        return Async.run(Lazily.database(owner()), () -> list());
    }

    /** Twin of {@link #first}. */
    public CompletableFuture<@Nullable T> afirst() {
        return Async.run(Lazily.database(owner()), () -> first());
    }

    /** Twin of {@link #last}. */
    public CompletableFuture<@Nullable T> alast() {
        return Async.run(Lazily.database(owner()), () -> last());
    }

    /** Twin of {@link #count}. */
    public CompletableFuture<Long> acount() {
        return Async.run(Lazily.database(owner()), () -> count());
    }

    /** Twin of {@link #exists}. */
    public CompletableFuture<Boolean> aexists() {
        return Async.run(Lazily.database(owner()), () -> exists());
    }

    /** Twin of {@link #contains}. */
    public CompletableFuture<Boolean> acontains(T row) {
        return Async.run(Lazily.database(owner()), () -> contains(row));
    }

    /** Twin of {@link #addAll}. */
    public CompletableFuture<@Nullable Void> aaddAll(Collection<? extends T> rows) {
        return Async.done(Lazily.writing(owner()), () -> addAll(rows));
    }

    /** Twin of {@link #link}. */
    public CompletableFuture<@Nullable Void> alink(
            Collection<?> rowsOrKeys, @Nullable Consumer<? super Model> defaults) {
        return Async.done(Lazily.writing(owner()), () -> link(rowsOrKeys, defaults));
    }

    /** Twin of {@link #addKeys}. */
    public CompletableFuture<@Nullable Void> aaddKeys(Object... keys) {
        return Async.done(Lazily.writing(owner()), () -> addKeys(keys));
    }

    /** Twin of {@link #create(Consumer)}. */
    public CompletableFuture<T> acreate(Consumer<? super T> fill) {
        return Async.run(Lazily.writing(owner()), () -> create(fill));
    }

    /** Twin of {@link #create(Assignment...)}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CompletableFuture<T> acreate(Assignment<? super T>... values) {
        return Async.run(Lazily.writing(owner()), () -> create(values));
    }

    /** Twin of {@link #getOrCreate(Assignment...)}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CompletableFuture<CustomQuerySet.Got<T>> agetOrCreate(Assignment<? super T>... lookups) {
        return Async.run(Lazily.writing(owner()), () -> getOrCreate(lookups));
    }

    /** Twin of {@link #getOrCreate(List, List)}. */
    public CompletableFuture<CustomQuerySet.Got<T>> agetOrCreate(
            List<Assignment<? super T>> lookups, List<Assignment<? super T>> defaults) {
        return Async.run(Lazily.writing(owner()), () -> getOrCreate(lookups, defaults));
    }

    /** Twin of {@link #updateOrCreate}. */
    public CompletableFuture<CustomQuerySet.Got<T>> aupdateOrCreate(
            List<Assignment<? super T>> lookups, List<Assignment<? super T>> defaults) {
        return Async.run(Lazily.writing(owner()), () -> updateOrCreate(lookups, defaults));
    }

    /** Twin of {@link #removeAll}. */
    public CompletableFuture<@Nullable Void> aremoveAll(Collection<? extends T> rows) {
        return Async.done(Lazily.writing(owner()), () -> removeAll(rows));
    }

    /** Twin of {@link #removeKeys}. */
    public CompletableFuture<@Nullable Void> aremoveKeys(Object... keys) {
        return Async.done(Lazily.writing(owner()), () -> removeKeys(keys));
    }

    /** Twin of {@link #clear}. */
    public CompletableFuture<@Nullable Void> aclear() {
        return Async.done(Lazily.writing(owner()), () -> clear());
    }

    /** Twin of {@link #set}. */
    public CompletableFuture<@Nullable Void> aset(Collection<? extends T> rows) {
        return Async.done(Lazily.writing(owner()), () -> set(rows));
    }

    /** Twin of {@link #setKeys}. */
    public CompletableFuture<@Nullable Void> asetKeys(Collection<?> keys) {
        return Async.done(Lazily.writing(owner()), () -> setKeys(keys));
    }

    /** Twin of {@link #add}. */
    @SafeVarargs
    public final CompletableFuture<@Nullable Void> aadd(T... rows) {
        return Async.done(Lazily.writing(owner()), () -> add(rows));
    }

    /** Twin of {@link #addSaving}. */
    @SafeVarargs
    public final CompletableFuture<@Nullable Void> aaddSaving(T... rows) {
        return Async.done(Lazily.writing(owner()), () -> addSaving(rows));
    }

    /** Twin of {@link #remove}. */
    @SafeVarargs
    public final CompletableFuture<@Nullable Void> aremove(T... rows) {
        return Async.done(Lazily.writing(owner()), () -> remove(rows));
    }

    /** Twin of {@link #get}. */
    @SafeVarargs
    public final CompletableFuture<T> aget(Q<? super T>... conditions) {
        return Async.run(Lazily.database(owner()), () -> get(conditions));
    }

    private Model owner() {
        return (Model) ownerOf(this);
    }

    private Relation stored() {
        Relation relation = Lazily.relation(this);
        if (new RelatedLoad(Lazily.database(owner()), relation).keyOf(owner()) == null) {
            throw unsaved(owner(), relation);
        }
        return relation;
    }

    private Relation linking(String method) {
        Relation relation = stored();
        if (Pointing.of(owner(), relation) != null) {
            throw new NotSupported(method + "(…) is for many-to-many relations; "
                    + owner().meta().name() + "." + relation.name()
                    + " is the way back over a key.\n  Use add, remove, set with rows.");
        }
        return relation;
    }

    private Pointing owning(String method) {
        Pointing pointing = Pointing.of(owner(), stored());
        if (pointing == null) {
            throw new NotSupported(method + "(…) is for the way back over a key.");
        }
        return pointing;
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
