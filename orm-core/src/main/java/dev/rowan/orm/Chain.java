package dev.rowan.orm;

import dev.rowan.orm.model.NotSupported;
import dev.rowan.orm.model.Source;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Combination;
import dev.rowan.orm.query.Distinct;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The half of a queryset that asks: each method returns a new queryset and runs nothing.
 *
 * <p>Here: which rows there are, in which order. {@link FetchChain} adds what comes along with each, {@link ValuesChain}
 * takes values instead.
 *
 * @param <M> the model that is queried
 * @param <T> what a row of the answer is
 * @param <S> the queryset's own class, which each method returns
 */
@SuppressWarnings("varargs") // generic arrays are only read here
public abstract class Chain<M, T extends @Nullable Object, S extends Chain<M, T, S>> {
    final QueryState<M> state;
    final Function<Source<M>, S> remake;

    Chain(Source<M> source, Function<Source<M>, S> remake) {
        this.state = QueryState.of(source);
        this.remake = remake;
    }

    final Select select() {
        return state.select();
    }

    final S with(Select tree) {
        return remake.apply(state.with(tree));
    }

    /** The same rows again; a derived queryset keeps no cache of this one. */
    public final S all() {
        return with(select());
    }

    /** The same rows as a root queryset, which never caches: for a model's {@code objects} that filters. */
    public final S asManager() {
        return remake.apply(state.asRoot());
    }

    /** No rows, and no statement. */
    public final S none() {
        return with(select().withNone());
    }

    /**
     * Rows that satisfy all conditions, which share their joins over to-many relations: they speak of the same related
     * row. Those of a filter that is chained behind may speak of another one.
     *
     * <pre>{@code
     * Post.objects.filter(author().name.eq("Jane").or(title.icontains("django")), published.isTrue());
     * }</pre>
     */
    @SafeVarargs
    public final S filter(Q<? super M>... conditions) {
        return filtered(false, nodes(conditions));
    }

    /** Django's form: lookups and values in turn, {@code filter("author__name", "Jane", "views__gt", 3)}. */
    public final S filter(String lookup, @Nullable Object value, @Nullable Object... more) {
        return filtered(false, named(lookup, value, more));
    }

    /**
     * Rows that do not satisfy the conditions together, NULLs included as Django includes them.
     *
     * <pre>{@code
     * Post.objects.exclude(tags().name.eq("draft"));   // no tag of theirs is called so
     * }</pre>
     */
    @SafeVarargs
    public final S exclude(Q<? super M>... conditions) {
        return filtered(true, nodes(conditions));
    }

    /** Django's form: {@code exclude("tags__name", "draft")}. */
    public final S exclude(String lookup, @Nullable Object value, @Nullable Object... more) {
        return filtered(true, named(lookup, value, more));
    }

    private static List<Predicate> nodes(Q<?>[] conditions) {
        List<Predicate> nodes = new ArrayList<>(conditions.length);
        for (Q<?> condition : conditions) {
            nodes.add(condition.node);
        }
        return nodes;
    }

    private S filtered(boolean negated, List<Predicate> parts) {
        refuseCombined(negated ? "exclude" : "filter");
        refuseAfterSlice(negated ? "exclude" : "filter");
        if (parts.isEmpty()) {
            return all();
        }
        Predicate all = parts.size() == 1 ? parts.get(0) : new Predicate.AllOf(parts);
        return with(select().and(new Clause.Filter(all, negated)));
    }

    private static List<Predicate> named(String lookup, @Nullable Object value, @Nullable Object[] more) {
        if (more.length % 2 != 0) {
            throw new IllegalArgumentException("Lookups and values come in pairs, but the last of "
                    + (more.length / 2 + 2) + " lookups has no value: '" + more[more.length - 1] + "'.");
        }
        List<Predicate> parts = new ArrayList<>();
        parts.add(Q.named(lookup, value));
        for (int i = 0; i < more.length; i += 2) {
            parts.add(new Predicate.Named(Objects.requireNonNull((String) more[i], "lookup"), Q.right(more[i + 1])));
        }
        return parts;
    }

    /** Replaces the ordering; a relation follows its own model's ordering: {@code orderBy(author(), createdAt.desc())}. */
    @SafeVarargs
    public final S orderBy(Sort<? super M>... keys) {
        refuseAfterSlice("orderBy");
        return with(select().orderedBy(
                        Arrays.stream(keys).map(key -> unnamed(key.order)).toList()));
    }

    private static Order unnamed(Order order) {
        return order instanceof Order.By by && by.expression() instanceof Expression.Named named
                ? new Order.By(new Expression.Path(List.of(named.name())), by.descending(), by.nullsFirst())
                : order;
    }

    /** Django's form: {@code orderBy("-created_at", "author__name")}, {@code "?"} for random. */
    public final S orderBy(String key, String... more) {
        refuseAfterSlice("orderBy");
        List<Order> keys = new ArrayList<>();
        keys.add(Order.parse(key));
        Arrays.stream(more).map(Order::parse).forEach(keys::add);
        return with(select().orderedBy(keys));
    }

    /** No ordering at all, not even the model's. */
    public final S unordered() {
        return with(select().orderedBy(List.of()));
    }

    /** The same rows, the last first. */
    public final S reverse() {
        refuseAfterSlice("reverse");
        return with(select().reversedOrder());
    }

    /** Each row once, where joins over to-many relations repeat it. */
    public final S distinct() {
        refuseCombined("distinct");
        return with(select().withDistinct(new Distinct(List.of())));
    }

    /** The first row for each combination of these values (PostgreSQL). */
    @SafeVarargs
    public final S distinctOn(Term<? super M>... terms) {
        refuseCombined("distinctOn");
        refuseAfterSlice("distinctOn");
        return with(select().withDistinct(
                        new Distinct(Arrays.stream(terms).map(t -> t.node).toList())));
    }

    /** Django's form: {@code distinctOn("author", "title")}. */
    public final S distinctOn(String... names) {
        refuseCombined("distinctOn");
        refuseAfterSlice("distinctOn");
        return with(select().withDistinct(new Distinct(
                Arrays.stream(names).<Expression>map(Chain::path).toList())));
    }

    /** At most so many rows: Django's {@code [:rows]}. */
    public final S limit(long rows) {
        return slice(0, rows);
    }

    /** Without the first so many rows: Django's {@code [rows:]}. */
    public final S offset(long rows) {
        return slice(rows, null);
    }

    /** Rows {@code from} to {@code to}, the last not included: Django's {@code [from:to]}. */
    public final S slice(long from, @Nullable Long to) {
        if (from < 0 || (to != null && to < 0)) {
            throw new IllegalArgumentException("Negative indexing is not supported: [" + from + ":" + to + "].");
        }
        S slice = with(select().sliced(from, to == null ? null : Long.valueOf(Math.max(0, to - from))));
        shareRows(slice, from, to);
        return slice;
    }

    /** A slice of rows that were read already is read no more. */
    void shareRows(S slice, long from, @Nullable Long to) {}

    /** Runs on the database of this alias. */
    public final S using(String alias) {
        return remake.apply(state.on(alias));
    }

    /** The rows of all these queries, each once: {@code Post.objects.filter(…).union(Post.objects.filter(…))}. */
    public final S union(BaseQuery<?, ?, ?>... others) {
        return combined(Combination.Kind.UNION, false, others);
    }

    /** As {@code union}, duplicates kept. */
    public final S unionAll(BaseQuery<?, ?, ?>... others) {
        return combined(Combination.Kind.UNION, true, others);
    }

    /** The rows that all these queries have. */
    public final S intersection(BaseQuery<?, ?, ?>... others) {
        return combined(Combination.Kind.INTERSECT, false, others);
    }

    /** The rows that none of the others has. */
    public final S difference(BaseQuery<?, ?, ?>... others) {
        return combined(Combination.Kind.EXCEPT, false, others);
    }

    private S combined(Combination.Kind kind, boolean all, BaseQuery<?, ?, ?>[] others) {
        List<Select> parts = new ArrayList<>(List.of(select()));
        Arrays.stream(others).map(Chain::select).forEach(parts::add);
        return with(select().combinedAs(new Combination(kind, all, parts)));
    }

    /** Rows of both querysets: Django's {@code a & b}. */
    public final S and(Chain<M, ?, ?> other) {
        return Merging.merge(this, other, Merging.How.AND);
    }

    /** Rows of either queryset: Django's {@code a | b}. */
    public final S or(Chain<M, ?, ?> other) {
        return Merging.merge(this, other, Merging.How.OR);
    }

    /** Rows of exactly one of the querysets: Django's {@code a ^ b}. */
    public final S xor(Chain<M, ?, ?> other) {
        return Merging.merge(this, other, Merging.How.XOR);
    }

    /** Of a combination only values, an order and a slice can be asked. */
    final void refuseCombined(String method) {
        Combination combination = select().combination();
        if (combination != null) {
            throw new NotSupported(combination.kind().refusal(method));
        }
    }

    private void refuseAfterSlice(String method) {
        if (select().isSliced()) {
            throw new IllegalStateException("Cannot "
                    + (method.startsWith("o") || method.equals("reverse") ? "reorder" : "filter")
                    + " a query once a slice has been taken: " + method + "() came after limit(), offset() or slice()."
                    + "\n  Call " + method + "() first.");
        }
    }

    /** The name of a column, in Django's form where it is a related row's. */
    static String name(ColumnPath<?, ?> column) {
        return String.join("__", ((Expression.Path) ((Term<?>) column).node).names());
    }

    static Expression.Path path(String name) {
        return new Expression.Path(List.of(name.split("__", -1)));
    }
}
