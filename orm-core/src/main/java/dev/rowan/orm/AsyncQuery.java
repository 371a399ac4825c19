package dev.rowan.orm;

import dev.rowan.orm.model.Source;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The twins of a queryset's answers, for whoever does not want to wait: Django's {@code aget}, {@code acount}, …
 *
 * <p>Each does what the method without the {@code a} does, with the caller's default database and time zone, and
 * returns its answer as a future. Inside a transaction it runs at once. {@code cancel} on the future itself stops the
 * statement.
 */
@SuppressWarnings("varargs") // generic arrays are only handed on
public abstract class AsyncQuery<M, T extends @Nullable Object, S extends AsyncQuery<M, T, S>>
        extends WholeQuery<M, T, S> {
    AsyncQuery(Source<M> source, Function<Source<M>, S> remake, @Nullable Shape<T> shape) {
        super(source, remake, shape);
    }

    private <A extends @Nullable Object> CompletableFuture<A> reading(Async.Work<A> work) {
        return Async.run(database(), work);
    }

    /** Twin of {@link #list()}. */
    public final CompletableFuture<List<T>> alist() {
        return reading(this::list);
    }

    /** Twin of {@link #stream(int)}: each row in turn, on the worker's thread, nothing kept. */
    public final CompletableFuture<@Nullable Void> aforEach(int chunk, Consumer<? super T> reader) {
        return Async.done(database(), () -> {
            try (Stream<T> rows = stream(chunk)) {
                rows.forEach(reader);
            }
        });
    }

    /** Twin of {@link #get()}. */
    public final CompletableFuture<T> aget() {
        return reading(this::get);
    }

    /** Twin of {@link #get(Q...)}. */
    @SafeVarargs
    public final CompletableFuture<T> aget(Q<? super M>... conditions) {
        return reading(() -> get(conditions));
    }

    /** Twin of {@link #get(String, Object, Object...)}. */
    public final CompletableFuture<T> aget(String lookup, @Nullable Object value, @Nullable Object... more) {
        return reading(() -> get(lookup, value, more));
    }

    /** Twin of {@link #getOrNull}. */
    @SafeVarargs
    public final CompletableFuture<@Nullable T> agetOrNull(Q<? super M>... conditions) {
        return reading(() -> getOrNull(conditions));
    }

    /** Twin of {@link #first()}. */
    public final CompletableFuture<@Nullable T> afirst() {
        return reading(this::first);
    }

    /** Twin of {@link #last()}. */
    public final CompletableFuture<@Nullable T> alast() {
        return reading(this::last);
    }

    /** Twin of {@link #latest()}. */
    public final CompletableFuture<T> alatest() {
        return reading(() -> latest());
    }

    /** Twin of {@link #latest(Sort, Sort...)}. */
    @SafeVarargs
    public final CompletableFuture<T> alatest(Sort<? super M> key, Sort<? super M>... more) {
        return reading(() -> latest(key, more));
    }

    /** Twin of {@link #latest(String, String...)}. */
    public final CompletableFuture<T> alatest(String name, String... more) {
        return reading(() -> latest(name, more));
    }

    /** Twin of {@link #earliest()}. */
    public final CompletableFuture<T> aearliest() {
        return reading(() -> earliest());
    }

    /** Twin of {@link #earliest(Sort, Sort...)}. */
    @SafeVarargs
    public final CompletableFuture<T> aearliest(Sort<? super M> key, Sort<? super M>... more) {
        return reading(() -> earliest(key, more));
    }

    /** Twin of {@link #earliest(String, String...)}. */
    public final CompletableFuture<T> aearliest(String name, String... more) {
        return reading(() -> earliest(name, more));
    }

    /** Twin of {@link #count()}. */
    public final CompletableFuture<Long> acount() {
        return reading(this::count);
    }

    /** Twin of {@link #exists()}. */
    public final CompletableFuture<Boolean> aexists() {
        return reading(this::exists);
    }

    /** Twin of {@link #contains}. */
    public final CompletableFuture<Boolean> acontains(@Nullable Object row) {
        return reading(() -> contains(row));
    }

    /** Twin of {@link #inBulk(Collection)}. */
    public final CompletableFuture<Map<Object, T>> ainBulk(Collection<?> keys) {
        return reading(() -> inBulk(keys));
    }

    /** Twin of {@link #inBulk()}. */
    public final CompletableFuture<Map<Object, T>> ainBulk() {
        return reading(() -> inBulk());
    }

    /** Twin of {@link #inBulk(ColumnPath, Collection)}. */
    public final <V> CompletableFuture<Map<V, T>> ainBulk(
            ColumnPath<? super M, V> column, Collection<? extends V> values) {
        return reading(() -> inBulk(column, values));
    }

    /** Twin of {@link #inBulk(String, Collection)}. */
    public final CompletableFuture<Map<Object, T>> ainBulk(String field, Collection<?> values) {
        return reading(() -> inBulk(field, values));
    }

    /** Twin of {@link #aggregate(Expr...)}. */
    @SafeVarargs
    public final CompletableFuture<Row> aaggregate(Expr<? super M, ?>... expressions) {
        return reading(() -> aggregate(expressions));
    }

    /** Twin of {@link #aggregate(String, Term)}. */
    public final CompletableFuture<Row> aaggregate(String name, Term<?> expression) {
        return reading(() -> aggregate(name, expression));
    }

    /** Twin of {@link #explain()}. */
    public final CompletableFuture<String> aexplain() {
        return reading(() -> explain());
    }

    /** Twin of {@link #explain(String, Map)}. */
    public final CompletableFuture<String> aexplain(@Nullable String format, Map<String, Object> options) {
        return reading(() -> explain(format, options));
    }

    /** Twin of {@link #update}. */
    @SafeVarargs
    public final CompletableFuture<Long> aupdate(Assignment<? super M>... values) {
        return Async.run(writing(), () -> update(values));
    }

    /** Twin of {@link #delete()}. */
    public final CompletableFuture<Deleted> adelete() {
        return Async.run(writing(), this::delete);
    }
}
