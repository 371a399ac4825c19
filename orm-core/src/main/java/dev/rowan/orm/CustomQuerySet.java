package dev.rowan.orm;

import dev.rowan.orm.execute.IntegrityError;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Source;
import dev.rowan.orm.query.Select;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The base of a queryset class with methods of one's own, Django's {@code QuerySet.as_manager()}.
 *
 * <pre>{@code
 * public final class PostQuerySet extends CustomQuerySet<Post, PostQuerySet> {
 *     public PostQuerySet(Source<Post> source) { super(source, PostQuerySet::new); }
 *     public PostQuerySet published() { return filter(Post_.published.isTrue()); }
 * }
 * }</pre>
 */
public abstract class CustomQuerySet<M extends Model, S extends CustomQuerySet<M, S>> extends AsyncQuery<M, M, S> {
    protected CustomQuerySet(Source<M> source, Function<Source<M>, S> remake) {
        super(source, remake, null);
    }

    @SuppressWarnings("unchecked")
    private ModelMeta<M> meta() {
        return (ModelMeta<M>) select().model();
    }

    private String alias() {
        return writing().alias();
    }

    /** A new row, saved: {@code create(post -> { post.title = "…"; })}. */
    public final M create(Consumer<? super M> fill) {
        return made(fill);
    }

    /**
     * A new row of these values, saved.
     *
     * <pre>{@code
     * Post first = Post.objects.create(title.to("Hello"), slug.to("hello"), author().to(author));
     * }</pre>
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final M create(Assignment<? super M>... values) {
        return made(List.of(values));
    }

    private M made(List<? extends Assignment<?>> values) {
        return made(row -> Assigning.apply(row, values));
    }

    private M made(Consumer<? super M> fill) {
        Database database = writing();
        database.signals().initializing(meta().type(), database);
        M row = meta().create();
        fill.accept(row);
        database.signals().initialized(row, database);
        return create(row);
    }

    /** Inserts the row. */
    public final M create(M row) {
        row.save(Save.inserting().using(alias()));
        return row;
    }

    /** A row, and whether it is a new one. */
    public record Got<M>(M row, boolean created) {}

    /**
     * The only row of these values; created when there is none.
     *
     * <pre>{@code
     * var got = Tag.objects.getOrCreate(Tag_.name.to("java"));
     * if (got.created()) {
     *     post.tags.add(got.row());
     * }
     * }</pre>
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Got<M> getOrCreate(Assignment<? super M>... lookups) {
        return getOrCreate(List.of(lookups), List.of());
    }

    /** As {@link #getOrCreate(Assignment...)}; a new row has the defaults, too. */
    public final Got<M> getOrCreate(List<Assignment<? super M>> lookups, List<Assignment<? super M>> defaults) {
        try {
            return new Got<>(with(Assigning.lookup(select(), lookups)).one(), false);
        } catch (DoesNotExist none) {
            List<Assignment<?>> values = Assigning.ofNewRow(lookups, defaults);
            Assigning.check(meta(), values);
            return created(lookups, values);
        }
    }

    /** Another transaction may have created the row meanwhile; then it is that one. */
    private Got<M> created(List<Assignment<? super M>> lookups, List<Assignment<?>> values) {
        try {
            return new Got<>(writing().atomicGet(() -> made(values)), true);
        } catch (IntegrityError taken) {
            try {
                return new Got<>(with(Assigning.lookup(select(), lookups)).one(), false);
            } catch (DoesNotExist another) {
                throw taken;
            }
        }
    }

    /** The only row of these values with the defaults written; created with them when there is none. */
    public final Got<M> updateOrCreate(List<Assignment<? super M>> lookups, List<Assignment<? super M>> defaults) {
        return updateOrCreate(lookups, defaults, defaults);
    }

    /** As {@link #updateOrCreate(List, List)}, with other values for a new row. */
    public final Got<M> updateOrCreate(
            List<Assignment<? super M>> lookups,
            List<Assignment<? super M>> defaults,
            List<Assignment<? super M>> createDefaults) {
        return writing().atomicGet(Transaction.DEFAULT.asWriting(), () -> {
            Got<M> got = selectForUpdate().getOrCreate(lookups, createDefaults);
            if (!got.created() && !defaults.isEmpty()) {
                Assigning.check(meta(), defaults);
                write(got.row(), defaults);
            }
            return got;
        });
    }

    private void write(M row, List<Assignment<? super M>> values) {
        if (values.stream().allMatch(Assigning::isConstant)) {
            Assigning.apply(row, values);
            Set<String> names = Assigning.names(values);
            for (Field<? super M, ?> field : meta().allFields()) {
                if (field.autoNow()) {
                    names.add(field.name());
                }
            }
            row.save(Save.only(names).using(alias()));
        } else {
            Updating.run(
                    writing(), Assigning.lookup(Select.of(meta()), List.of(Assignment.of("pk", row.key()))), values);
        }
    }

    /**
     * Inserts many rows with as few statements as the database allows, and fills in their keys.
     *
     * <pre>{@code
     * Post.objects.bulkCreate(batch);
     * Post.objects.bulkCreate(batch, Conflict.on(slug).update(title, views));   // those that are there are updated
     * }</pre>
     *
     * <p>{@code save()} is not called, and listeners of saves hear nothing: as in Django.
     */
    public final List<M> bulkCreate(Collection<M> rows) {
        return bulkCreate(rows, BulkOptions.DEFAULT);
    }

    /** As {@link #bulkCreate(Collection)}; the conflict says what becomes of rows that are there already. */
    public final List<M> bulkCreate(Collection<M> rows, Conflict conflict) {
        return bulkCreate(rows, BulkOptions.DEFAULT.on(conflict));
    }

    /** As {@link #bulkCreate(Collection)}, in batches of a size, by COPY, or with a report of its progress. */
    public final List<M> bulkCreate(Collection<M> rows, BulkOptions options) {
        new BulkInsert(writing(), meta(), options).run(rows);
        return List.copyOf(rows);
    }

    /** Inserts rows as they come, holding no more than a batch of them; how many there were. */
    public final long bulkCreateFrom(Iterable<? extends M> rows, BulkOptions options) {
        return new BulkInsert(writing(), meta(), options).run(rows);
    }

    /**
     * Writes these columns of many rows; how many rows there were to write to.
     *
     * <pre>{@code
     * batch.forEach(each -> each.views++);
     * Post.objects.bulkUpdate(batch, views);
     * }</pre>
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final long bulkUpdate(Collection<? extends M> rows, ColumnPath<? super M, ?>... columns) {
        return bulkUpdate(rows, Arrays.stream(columns).map(Chain::name).toList(), BulkOptions.DEFAULT);
    }

    /** As {@link #bulkUpdate(Collection, ColumnPath...)}, in batches of a size, or with a report of its progress. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final long bulkUpdate(
            Collection<? extends M> rows, BulkOptions options, ColumnPath<? super M, ?>... columns) {
        return bulkUpdate(rows, Arrays.stream(columns).map(Chain::name).toList(), options);
    }

    /** Django's form: {@code bulkUpdate(rows, List.of("title", "views"))}. */
    public final long bulkUpdate(Collection<? extends M> rows, List<String> columns) {
        return bulkUpdate(rows, columns, BulkOptions.DEFAULT);
    }

    /** As {@link #bulkUpdate(Collection, List)}, in batches of a size, or with a report of its progress. */
    public final long bulkUpdate(Collection<? extends M> rows, List<String> columns, BulkOptions options) {
        return new BulkUpdate(writing(), meta(), options).run(rows, columns);
    }

    /** Twin of {@link #create(Consumer)}. */
    public final CompletableFuture<M> acreate(Consumer<? super M> fill) {
        return Async.run(writing(), () -> create(fill));
    }

    /** Twin of {@link #create(Assignment...)}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CompletableFuture<M> acreate(Assignment<? super M>... values) {
        return Async.run(writing(), () -> create(values));
    }

    /** Twin of {@link #create(Model)}. */
    public final CompletableFuture<M> acreate(M row) {
        return Async.run(writing(), () -> create(row));
    }

    /** Twin of {@link #getOrCreate(Assignment...)}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CompletableFuture<Got<M>> agetOrCreate(Assignment<? super M>... lookups) {
        return Async.run(writing(), () -> getOrCreate(lookups));
    }

    /** Twin of {@link #getOrCreate(List, List)}. */
    public final CompletableFuture<Got<M>> agetOrCreate(
            List<Assignment<? super M>> lookups, List<Assignment<? super M>> defaults) {
        return Async.run(writing(), () -> getOrCreate(lookups, defaults));
    }

    /** Twin of {@link #updateOrCreate(List, List)}. */
    public final CompletableFuture<Got<M>> aupdateOrCreate(
            List<Assignment<? super M>> lookups, List<Assignment<? super M>> defaults) {
        return Async.run(writing(), () -> updateOrCreate(lookups, defaults));
    }

    /** Twin of {@link #updateOrCreate(List, List, List)}. */
    public final CompletableFuture<Got<M>> aupdateOrCreate(
            List<Assignment<? super M>> lookups,
            List<Assignment<? super M>> defaults,
            List<Assignment<? super M>> createDefaults) {
        return Async.run(writing(), () -> updateOrCreate(lookups, defaults, createDefaults));
    }

    /** Twin of {@link #bulkCreate(Collection)}. */
    public final CompletableFuture<List<M>> abulkCreate(Collection<M> rows) {
        return Async.run(writing(), () -> bulkCreate(rows));
    }

    /** Twin of {@link #bulkCreate(Collection, Conflict)}. */
    public final CompletableFuture<List<M>> abulkCreate(Collection<M> rows, Conflict conflict) {
        return Async.run(writing(), () -> bulkCreate(rows, conflict));
    }

    /** Twin of {@link #bulkCreate(Collection, BulkOptions)}. */
    public final CompletableFuture<List<M>> abulkCreate(Collection<M> rows, BulkOptions options) {
        return Async.run(writing(), () -> bulkCreate(rows, options));
    }

    /** Twin of {@link #bulkCreateFrom}. */
    public final CompletableFuture<Long> abulkCreateFrom(Iterable<? extends M> rows, BulkOptions options) {
        return Async.run(writing(), () -> bulkCreateFrom(rows, options));
    }

    /** Twin of {@link #bulkUpdate(Collection, ColumnPath...)}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CompletableFuture<Long> abulkUpdate(
            Collection<? extends M> rows, ColumnPath<? super M, ?>... columns) {
        return Async.run(writing(), () -> bulkUpdate(rows, columns));
    }

    /** Twin of {@link #bulkUpdate(Collection, BulkOptions, ColumnPath...)}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CompletableFuture<Long> abulkUpdate(
            Collection<? extends M> rows, BulkOptions options, ColumnPath<? super M, ?>... columns) {
        return Async.run(writing(), () -> bulkUpdate(rows, options, columns));
    }

    /** Twin of {@link #bulkUpdate(Collection, List)}. */
    public final CompletableFuture<Long> abulkUpdate(Collection<? extends M> rows, List<String> columns) {
        return Async.run(writing(), () -> bulkUpdate(rows, columns));
    }

    /** Twin of {@link #bulkUpdate(Collection, List, BulkOptions)}. */
    public final CompletableFuture<Long> abulkUpdate(
            Collection<? extends M> rows, List<String> columns, BulkOptions options) {
        return Async.run(writing(), () -> bulkUpdate(rows, columns, options));
    }

    /** Writes these columns of rows as they come, holding no more than a batch; how many there were to write to. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final long bulkUpdateFrom(
            Iterable<? extends M> rows, BulkOptions options, ColumnPath<? super M, ?>... columns) {
        return bulkUpdateFrom(rows, Arrays.stream(columns).map(Chain::name).toList(), options);
    }

    /** Twin of {@link #bulkUpdateFrom(Iterable, BulkOptions, ColumnPath...)}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CompletableFuture<Long> abulkUpdateFrom(
            Iterable<? extends M> rows, BulkOptions options, ColumnPath<? super M, ?>... columns) {
        return Async.run(writing(), () -> bulkUpdateFrom(rows, options, columns));
    }

    /** Django's form: {@code bulkUpdateFrom(rows, List.of("title"), options)}. */
    public final long bulkUpdateFrom(Iterable<? extends M> rows, List<String> columns, BulkOptions options) {
        return new BulkUpdate(writing(), meta(), options).run(rows, columns);
    }

    /** Twin of {@link #bulkUpdateFrom(Iterable, List, BulkOptions)}. */
    public final CompletableFuture<Long> abulkUpdateFrom(
            Iterable<? extends M> rows, List<String> columns, BulkOptions options) {
        return Async.run(writing(), () -> bulkUpdateFrom(rows, columns, options));
    }
}
