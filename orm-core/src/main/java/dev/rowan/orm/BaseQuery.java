package dev.rowan.orm;

import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Source;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The half of a queryset that answers: each method here runs a statement, or reads the rows of one that ran.
 *
 * <p>Rows are read once and kept, unless this is a model's root queryset ({@code Post.objects}), which keeps nothing.
 *
 * <p>What is asked of all rows at once, without reading them, is in {@link WholeQuery}.
 *
 * @param <M> the model that is queried
 * @param <T> what a row of the answer is
 * @param <S> the queryset's own class
 */
@SuppressWarnings("varargs") // generic arrays are only read here
public abstract class BaseQuery<M, T extends @Nullable Object, S extends BaseQuery<M, T, S>>
        extends ValuesChain<M, T, S> implements Iterable<T> {
    /** How many rows {@code get} fetches to count them for its message. */
    private static final int GET_LIMIT = 21;

    /** What a row becomes; null when it is an object of the model. */
    final @Nullable Shape<T> shape;

    private volatile @Nullable List<T> cache;

    /** @param shape null when a row is an object of the model */
    BaseQuery(Source<M> source, Function<Source<M>, S> remake, @Nullable Shape<T> shape) {
        super(source, remake);
        this.shape = shape;
    }

    /** Where the rows are read. */
    final Database database() {
        return Databases.forRead(state.database(), model(), null);
    }

    /** Where the rows are written. */
    final Database writing() {
        return Databases.forWrite(state.database(), model(), null);
    }

    final ModelMeta<?> model() {
        return select().model();
    }

    final Origin origin() {
        QueryState.Related related = state.related();
        return Origin.of(Cause.QUERY, model().label(), related == null ? null : related.name(), null);
    }

    /** All related rows of one row are what a prefetch would have loaded; of any others it would not. */
    @SuppressWarnings("ReferenceEquality") // a tree that anything was added to is another one
    private Origin rowsOrigin() {
        QueryState.Related related = state.related();
        return related == null || related.all() != select()
                ? origin()
                : origin().rehearsedBy(Rehearsal.of(related.owner(), related.relation()));
    }

    final Fetching fetching() {
        return new Fetching(reading(), state.fetchMode());
    }

    /** A lock is taken where the rows are going to be written. */
    private Database reading() {
        return select().lock() != null ? writing() : database();
    }

    /** All rows, as a list that cannot be changed. */
    public final List<T> list() {
        List<T> known = cache;
        if (known != null) {
            return known;
        }
        List<T> rows = finished(fetching().all(select(), rowsOrigin()));
        if (!state.root()) {
            cache = rows;
        }
        return rows;
    }

    /** Rows that are there already, as a prefetch or the queryset around a slice read them. */
    final void preset(List<T> rows) {
        cache = Collections.unmodifiableList(rows);
    }

    @Override
    final void shareRows(S slice, long from, @Nullable Long to) {
        List<T> known = cache;
        if (known != null) {
            int start = (int) Math.min(from, known.size());
            int end = to == null ? known.size() : (int) Math.max(start, Math.min(to, known.size()));
            slice.preset(known.subList(start, end));
        }
    }

    @SuppressWarnings("unchecked") // without a shape, rows are objects of the model
    private List<T> finished(Fetching.Result result) {
        List<@Nullable Object> rows = result.rows();
        if (!result.tuples()) {
            KnownOwners.tell(state.known(), rows);
            if (!state.prefetches().isEmpty() && !rows.isEmpty()) {
                new Prefetching(database(), state.fetchMode()).run(rows, state.prefetches());
            }
        }
        Shape<T> made = shape;
        if (made == null) {
            return Collections.unmodifiableList((List<T>) rows);
        }
        List<T> shaped = new ArrayList<>(rows.size());
        for (Object raw : rows) {
            shaped.add(made.of(raw, result.names()));
        }
        return Collections.unmodifiableList(shaped);
    }

    /** The rows, read at once and kept; {@link #stream} keeps nothing. */
    @Override
    public final Iterator<T> iterator() {
        return list().iterator();
    }

    /**
     * The rows through a server-side cursor, nothing kept; close the stream.
     *
     * <pre>{@code
     * try (Stream<Post> all = Post.objects.stream()) {
     *     all.forEach(each -> System.out.println(each.title));
     * }
     * }</pre>
     */
    public final Stream<T> stream() {
        if (!state.prefetches().isEmpty()) {
            throw new IllegalArgumentException(
                    "chunk_size must be provided when using stream() after prefetchRelated(): call stream(chunk).");
        }
        return stream(ChunkIterator.DEFAULT_CHUNK);
    }

    /** The rows in chunks, each with its prefetches; rows of a chunk are each other's peers. Close the stream. */
    public final Stream<T> stream(int chunk) {
        if (chunk < 1) {
            throw new IllegalArgumentException("Chunk size must be strictly positive.");
        }
        if (select().none()) {
            return Stream.empty();
        }
        Fetching fetching = fetching();
        return ChunkIterator.stream(() -> fetching.new Chunks(select(), origin(), chunk), this::finished);
    }

    /** The only row. */
    public final T get() {
        return all().one();
    }

    /**
     * The only row that satisfies the conditions: {@code Post.objects.get(slug.eq("hello"))}.
     *
     * @throws DoesNotExist when there is none
     * @throws MultipleObjectsReturned when there are several
     */
    @SafeVarargs
    public final T get(Q<? super M>... conditions) {
        if (conditions.length > 0) {
            refuseCombined("get");
        }
        return filter(conditions).one();
    }

    /** Django's form: {@code get("slug", "hello")}. */
    public final T get(String lookup, @Nullable Object value, @Nullable Object... more) {
        refuseCombined("get");
        return filter(lookup, value, more).one();
    }

    final T one() {
        S some = upTo(GET_LIMIT);
        List<T> rows = some.list();
        if (rows.isEmpty()) {
            throw DoesNotExist.of(model(), some.sql());
        }
        if (rows.size() > 1) {
            String count = rows.size() < GET_LIMIT ? String.valueOf(rows.size()) : "more than " + (GET_LIMIT - 1);
            throw new MultipleObjectsReturned(model(), count, some.sql());
        }
        return rows.get(0);
    }

    private S upTo(int rows) {
        Select tree = select();
        boolean inOrder = tree.isSliced()
                || (tree.distinct() != null && !tree.distinct().on().isEmpty());
        return inOrder ? limit(rows) : with(tree.orderedBy(List.of()).sliced(0, (long) rows));
    }

    /** The only row that satisfies the conditions, or null when none does. */
    @SafeVarargs
    public final @Nullable T getOrNull(Q<? super M>... conditions) {
        try {
            return get(conditions);
        } catch (DoesNotExist none) {
            return null;
        }
    }

    /** The first row by the ordering, by the key when there is none; null when there is no row. */
    public final @Nullable T first() {
        S ordered = Ordering.isOrdered(select()) ? all(this) : orderBy("pk");
        return ordered.limit(1).firstOfRows();
    }

    /** The last row by the ordering, by the key when there is none; null when there is no row. */
    public final @Nullable T last() {
        S ordered = Ordering.isOrdered(select()) ? reverse() : orderBy("-pk");
        return ordered.limit(1).firstOfRows();
    }

    /** This queryset with its rows, where {@code all()} would forget them. */
    private S all(BaseQuery<M, T, S> query) {
        S same = query.all();
        List<T> known = query.cache;
        if (known != null) {
            same.preset(known);
        }
        return same;
    }

    final @Nullable T firstOfRows() {
        List<T> rows = list();
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** The row that comes last by the model's {@code getLatestBy}. */
    public final T latest() {
        return byTime(true, Ordering.latestBy(model(), new String[0]));
    }

    /** The row that comes last by these: {@code Post.objects.latest(createdAt)}. */
    @SafeVarargs
    public final T latest(Sort<? super M> key, Sort<? super M>... more) {
        return byTime(true, orders(key, more));
    }

    /** Django's form: {@code latest("created_at")}. */
    public final T latest(String name, String... more) {
        return byTime(true, Ordering.latestBy(model(), names(name, more)));
    }

    /** The row that comes first by the model's {@code getLatestBy}. */
    public final T earliest() {
        return byTime(false, Ordering.latestBy(model(), new String[0]));
    }

    /** The row that comes first by these: {@code Post.objects.earliest(createdAt)}. */
    @SafeVarargs
    public final T earliest(Sort<? super M> key, Sort<? super M>... more) {
        return byTime(false, orders(key, more));
    }

    /** Django's form: {@code earliest("created_at")}. */
    public final T earliest(String name, String... more) {
        return byTime(false, Ordering.latestBy(model(), names(name, more)));
    }

    private static String[] names(String name, String[] more) {
        return Stream.concat(Stream.of(name), Stream.of(more)).toArray(String[]::new);
    }

    private static List<Order> orders(Sort<?> key, Sort<?>[] more) {
        return Stream.concat(Stream.of(key), Stream.of(more))
                .map(each -> each.order)
                .toList();
    }

    private T byTime(boolean latest, List<Order> orders) {
        if (select().isSliced()) {
            throw new IllegalStateException("Cannot change a query once a slice has been taken.");
        }
        Select ordered = select().orderedBy(orders);
        S one = with((latest ? ordered.reversedOrder() : ordered).sliced(0, 1L));
        List<T> rows = one.list();
        if (rows.isEmpty()) {
            throw DoesNotExist.of(model(), one.sql());
        }
        return rows.get(0);
    }

    /** How many rows there are: from the rows when they are there, else by one statement. */
    public final long count() {
        List<T> known = cache;
        if (known != null) {
            return known.size();
        }
        if (select().none()) {
            return 0;
        }
        Statement statement = database().compiler().count(select(), database().zone());
        Object count = statement.empty() ? null : fetching().value(statement, origin());
        return count == null ? 0 : ((Number) count).longValue();
    }

    /** Whether there is a row: from the rows when they are there, else by one statement that reads none of their columns. */
    public final boolean exists() {
        List<T> known = cache;
        if (known != null) {
            return !known.isEmpty();
        }
        if (select().none()) {
            return false;
        }
        Statement statement = database().compiler().exists(select(), database().zone());
        return !fetching().all(statement, origin()).rows().isEmpty();
    }

    /** Whether the row is among the rows. */
    public final boolean contains(@Nullable Object row) {
        refuseCombined("contains");
        if (shape != null) {
            throw new IllegalStateException("Cannot call QuerySet.contains() after .values() or .values_list().");
        }
        if (!(row instanceof Model model)) {
            throw new IllegalArgumentException("'obj' must be a model instance.");
        }
        if (dev.rowan.orm.model.Metas.of(model).concrete() != model().concrete()) {
            return false;
        }
        Object key = model.key();
        if (key == null) {
            throw new IllegalArgumentException("QuerySet.contains() cannot be used on unsaved objects.");
        }
        List<T> known = cache;
        return known != null ? known.contains(row) : filter("pk", key).exists();
    }

    /** The rows of these keys, by key; keys without a row are absent. */
    public final Map<Object, T> inBulk(Collection<?> keys) {
        return inBulk("pk", keys);
    }

    /** All rows, by key. */
    public final Map<Object, T> inBulk() {
        return InBulk.byField(this, "pk", null);
    }

    /** The rows of these values of a unique column, by value: {@code Post.objects.inBulk(slug, List.of("a", "b"))}. */
    @SuppressWarnings("unchecked") // the keys are values of the column
    public final <V> Map<V, T> inBulk(ColumnPath<? super M, V> column, Collection<? extends V> values) {
        return (Map<V, T>) InBulk.byField(this, name(column), values);
    }

    /** Django's form: {@code inBulk("slug", List.of("a", "b"))}. */
    public final Map<Object, T> inBulk(String field, Collection<?> values) {
        return InBulk.byField(this, field, values);
    }

    /** Rows of the model by SQL of one's own, with {@code ?} for its binds. */
    public final RawQuery<M> raw(String sql, @Nullable Object... binds) {
        return new RawQuery<>(state, sql, Arrays.asList(binds));
    }

    /** Whether the rows come in an order: one of the queryset, or its model's. */
    public final boolean isOrdered() {
        return Ordering.isOrdered(select());
    }

    /** The SQL that {@link #list} runs, with {@code ?} for binds. */
    public final String sql() {
        return database().compiler().select(select(), database().zone()).sql();
    }

    /** The model and no rows: to show a queryset never runs it. */
    @Override
    public final String toString() {
        List<T> known = cache;
        return getClass().getSimpleName() + "(" + model().label() + (known == null ? "" : ", " + known.size() + " rows")
                + ")";
    }
}
