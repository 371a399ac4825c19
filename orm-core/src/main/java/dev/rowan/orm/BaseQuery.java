package dev.rowan.orm;

import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.model.Source;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Select;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The half of a queryset that answers: each method here runs a statement, or reads the rows of one that ran.
 *
 * <p>Rows are read once and kept, unless this is a model's root queryset ({@code Post.objects}), which keeps nothing.
 *
 * <p>Longer than most, because it is the whole vocabulary of the answer, and a user looks for it in one place.
 *
 * @param <M> the model that is queried
 * @param <T> what a row of the answer is
 * @param <S> the queryset's own class
 */
@SuppressWarnings("varargs") // generic arrays are only read here
public abstract class BaseQuery<M, T extends @Nullable Object, S extends BaseQuery<M, T, S>> extends Chain<M, T, S>
        implements Iterable<T> {
    /** How many rows {@code get} fetches to count them for its message. */
    private static final int GET_LIMIT = 21;

    private final @Nullable Shape<T> shape;
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

    private ModelMeta<?> model() {
        return select().model();
    }

    private Origin origin() {
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

    private Fetching fetching() {
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
            Owners.tell(state.known(), rows);
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

    /** The rows through a server-side cursor, nothing kept; close the stream. */
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

    /** The only row that satisfies the conditions. */
    @SafeVarargs
    public final T get(Q<? super M>... conditions) {
        if (conditions.length > 0) {
            refuseCombined("get");
        }
        return filter(conditions).one();
    }

    public final T get(String lookup, @Nullable Object value, @Nullable Object... more) {
        refuseCombined("get");
        return filter(lookup, value, more).one();
    }

    final T one() {
        List<T> rows = upTo(GET_LIMIT);
        if (rows.isEmpty()) {
            throw DoesNotExist.of(model());
        }
        if (rows.size() > 1) {
            throw new MultipleObjectsReturned(
                    model(), rows.size() < GET_LIMIT ? String.valueOf(rows.size()) : "more than " + (GET_LIMIT - 1));
        }
        return rows.get(0);
    }

    private List<T> upTo(int rows) {
        Select tree = select();
        if (tree.isSliced() || (tree.distinct() != null && !tree.distinct().on().isEmpty())) {
            return limit(rows).list();
        }
        return with(tree.orderedBy(List.of()).sliced(0, (long) rows)).list();
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

    /** The row that comes last by these names, or by {@code getLatestBy}. */
    public final T latest(String... names) {
        return byTime(true, names);
    }

    /** The row that comes first by these names, or by {@code getLatestBy}. */
    public final T earliest(String... names) {
        return byTime(false, names);
    }

    private T byTime(boolean latest, String[] names) {
        if (select().isSliced()) {
            throw new IllegalStateException("Cannot change a query once a slice has been taken.");
        }
        Select ordered = select().orderedBy(Ordering.latestBy(model(), names));
        List<T> rows =
                with((latest ? ordered.reversedOrder() : ordered).sliced(0, 1L)).list();
        if (rows.isEmpty()) {
            throw DoesNotExist.of(model());
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
        return Bulk.byField(this, "pk", null);
    }

    /** The rows of these values of a unique column, by value. */
    public final Map<Object, T> inBulk(String field, Collection<?> values) {
        return Bulk.byField(this, field, values);
    }

    /** Values computed over all rows, by name. */
    @SafeVarargs
    public final Row aggregate(Expr<? super M, ?>... expressions) {
        List<Expression.Named> named = new ArrayList<>();
        for (Term<?> term : expressions) {
            named.add(Annotations.named(term.node));
        }
        return aggregate(named);
    }

    public final Row aggregate(String name, Term<?> expression) {
        return aggregate(List.of(new Expression.Named(name, expression.node)));
    }

    private Row aggregate(List<Expression.Named> named) {
        List<String> names = named.stream().map(Expression.Named::name).toList();
        if (named.isEmpty()) {
            return new Row(names, new Object[0]);
        }
        Statement statement =
                database().compiler().aggregate(select(), named, database().zone());
        if (statement.constants() != null) {
            return new Row(names, statement.constants().toArray());
        }
        Fetching.Result result = fetching().all(statement, origin());
        return Shape.rows().of(result.rows().get(0), result.names());
    }

    /** All columns and annotations of each row, by name. */
    public final Values<M, Row> values() {
        return valued(Shape.rows(), List.of());
    }

    @SafeVarargs
    public final Values<M, Row> values(Term<? super M>... terms) {
        return valued(Shape.rows(), Ordering.items(terms));
    }

    public final Values<M, Row> values(String name, String... more) {
        return valued(Shape.rows(), Ordering.items(name, more));
    }

    /** All columns and annotations of each row, in order. */
    public final Values<M, List<@Nullable Object>> valuesList() {
        return valued(Shape.lists(), List.of());
    }

    @SafeVarargs
    public final Values<M, List<@Nullable Object>> valuesList(Term<? super M>... terms) {
        return valued(Shape.lists(), Ordering.items(terms));
    }

    public final Values<M, List<@Nullable Object>> valuesList(String name, String... more) {
        return valued(Shape.lists(), Ordering.items(name, more));
    }

    /** One value of each row: Django's {@code values_list(…, flat=True)}, typed. */
    public final <V> Values<M, @Nullable V> flat(Expr<? super M, V> expression) {
        return valued(Shape.first(), Ordering.items(expression));
    }

    public final Values<M, @Nullable Object> flat(String name) {
        return valued(Shape.first(), Ordering.items(name));
    }

    /** Each row as a record, whose components take the values in order. */
    @SafeVarargs
    public final <R extends Record> Values<M, R> project(Class<R> type, Term<? super M>... terms) {
        return valued(Shape.records(type), Ordering.items(terms));
    }

    /** Each row as a record, whose components are named like what they take: columns, annotations. */
    public final <R extends Record> Values<M, R> project(Class<R> type) {
        List<Expression> items = new ArrayList<>();
        Arrays.stream(type.getRecordComponents()).forEach(component -> items.add(path(component.getName())));
        return valued(Shape.records(type), items);
    }

    private <V extends @Nullable Object> Values<M, V> valued(Shape<V> made, List<Expression> items) {
        return new Values<>(state.with(select().and(new Clause.Values(items))), made);
    }

    /** The different dates of a column, cut down to a unit: year, quarter, month, week, day. */
    public final Values<M, LocalDate> dates(String field, String unit, boolean descending) {
        Select tree = Ordering.truncated(select(), "datefield", field, unit, FieldTypes.DATE, descending);
        return new Values<>(state.with(tree), Shape.first());
    }

    public final Values<M, LocalDate> dates(String field, String unit) {
        return dates(field, unit, false);
    }

    /** The different points in time of a column, cut down to a unit in the current time zone. */
    public final Values<M, Instant> datetimes(String field, String unit, boolean descending) {
        Select tree = Ordering.truncated(select(), "datetimefield", field, unit, FieldTypes.INSTANT, descending);
        return new Values<>(state.with(tree), Shape.first());
    }

    public final Values<M, Instant> datetimes(String field, String unit) {
        return datetimes(field, unit, false);
    }

    /** The database's plan of the statement, as text. */
    public final String explain() {
        return explain(null, Map.of());
    }

    public final String explain(@Nullable String format, Map<String, Object> options) {
        Statement statement = database()
                .compiler()
                .explain(select(), format, options, database().zone());
        return statement.empty() ? "" : database().connections().query(statement, origin(), Explaining::text);
    }

    /** Rows of the model by SQL of one's own, with {@code ?} for its binds. */
    public final RawQuery<M> raw(String sql, @Nullable Object... binds) {
        return new RawQuery<>(state, sql, Arrays.asList(binds));
    }

    /** Writes these values into all rows, unread; how many rows there were. */
    @SafeVarargs
    public final long update(Assignment<? super M>... values) {
        if (select().isSliced()) {
            throw new IllegalStateException("Cannot update a query once a slice has been taken.");
        }
        refuseCombined("update");
        return Updating.run(writing(), select(), List.of(values));
    }

    /** Deletes all rows, and what has to go with them. */
    public final Deleted delete() {
        Select tree = select();
        if (state.root()) {
            throw new IllegalStateException("delete() on a root queryset would delete every " + model().name()
                    + ".\n  Write all().delete() when that is meant.");
        }
        refuseCombined("delete");
        if (tree.isSliced()) {
            throw new IllegalStateException("Cannot use 'limit' or 'offset' with delete().");
        }
        if (tree.distinct() != null && !tree.distinct().on().isEmpty()) {
            throw new IllegalStateException("Cannot call delete() after .distinct(*fields).");
        }
        if (shape != null) {
            throw new IllegalStateException("Cannot call delete() after .values() or .values_list()");
        }
        return tree.none() ? new Deleted(0, Map.of()) : Deleting.query(writing(), tree, this);
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

    /** Kept beside the rows: what a unique column of them is. */
    static final class Bulk {
        private Bulk() {}

        static <M, T extends @Nullable Object> Map<Object, T> byField(
                BaseQuery<M, T, ?> query, String name, @Nullable Collection<?> values) {
            ModelMeta<?> model = query.model();
            query.refuseCombined("inBulk");
            if (query.select().isSliced()) {
                throw new IllegalStateException("Cannot use 'limit' or 'offset' with in_bulk().");
            }
            if (query.shape != null) {
                throw new IllegalStateException("in_bulk() cannot be used with values() or values_list().");
            }
            Field<?, ?> field = name.equals("pk") ? model.concrete().primaryKeyField() : model.field(name);
            if (!field.unique() && !Ordering.isUniqueAlone(model, field)) {
                throw new IllegalArgumentException(
                        "in_bulk()'s field_name must be a unique field but '" + name + "' isn't.");
            }
            Map<Object, T> found = new LinkedHashMap<>();
            if (values != null && values.isEmpty()) {
                return found;
            }
            Database database = query.database();
            int most = Prefetching.chunk(database, field);
            BaseQuery<M, T, ?> rows = query.unordered();
            for (List<?> some : values == null ? List.of(List.of()) : Prefetching.chunks(values, most)) {
                for (T row : values == null
                        ? rows.list()
                        : rows.filter(name + "__in", some).list()) {
                    found.put(
                            Objects.requireNonNull(
                                    dev.rowan.orm.hydrate.Stitching.value(field, Objects.requireNonNull((Object) row))),
                            row);
                }
            }
            return found;
        }
    }

    /** Related rows that know the row which they belong to. */
    private static final class Owners {
        static void tell(QueryState.@Nullable Known known, List<@Nullable Object> rows) {
            if (known == null) {
                return;
            }
            Object key = dev.rowan.orm.hydrate.Stitching.value(known.key().targetField(), known.owner());
            for (Object row : rows) {
                if (row instanceof Model model
                        && !RowState.of(model).isDeferred(model.meta().positionOf(known.key()))
                        && Objects.equals(key, dev.rowan.orm.hydrate.Stitching.value(known.key(), model))) {
                    dev.rowan.orm.hydrate.Stitching.knownOwner(known.key(), model, known.owner());
                }
            }
        }
    }
}
