package dev.rowan.orm;

import dev.rowan.orm.model.NotSupported;
import dev.rowan.orm.model.Source;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Combination;
import dev.rowan.orm.query.Distinct;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Loading;
import dev.rowan.orm.query.Lock;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The half of a queryset that asks: each method returns a new queryset and runs nothing.
 *
 * <p>Longer than most, because it is the whole vocabulary of the question, and a user looks for it in one place.
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

    /** Rows that satisfy all conditions, which share their joins over to-many relations. */
    @SafeVarargs
    public final S filter(Q<? super M>... conditions) {
        return filtered(false, nodes(conditions));
    }

    /** Django's form: lookups and values in turn, {@code filter("author__name", "Jane", "views__gt", 3)}. */
    public final S filter(String lookup, @Nullable Object value, @Nullable Object... more) {
        return filtered(false, named(lookup, value, more));
    }

    /** Rows that do not satisfy the conditions together, NULLs included as Django includes them. */
    @SafeVarargs
    public final S exclude(Q<? super M>... conditions) {
        return filtered(true, nodes(conditions));
    }

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

    /** Replaces the ordering; a relation follows its own model's ordering. */
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

    public final S reverse() {
        refuseAfterSlice("reverse");
        return with(select().reversedOrder());
    }

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

    public final S distinctOn(String... names) {
        refuseCombined("distinctOn");
        refuseAfterSlice("distinctOn");
        return with(select().withDistinct(new Distinct(
                Arrays.stream(names).<Expression>map(Chain::path).toList())));
    }

    public final S limit(long rows) {
        return slice(0, rows);
    }

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

    /** Adds values to each row; a row gives them back by {@code row.annotation(name)}. */
    @SafeVarargs
    public final S annotate(Expr<? super M, ?>... expressions) {
        return annotated(true, expressions);
    }

    public final S annotate(String name, Term<?> expression) {
        refuseCombined("annotate");
        return with(select().and(new Clause.Annotate(name, expression.node, true)));
    }

    /** A relation under a name of its own, whose join carries a condition. */
    @SafeVarargs
    public final S annotate(FilteredRelation<? super M> relation, FilteredRelation<? super M>... more) {
        refuseCombined("annotate");
        Select tree = select().and(relation.clause(relation.name()));
        for (FilteredRelation<?> other : more) {
            tree = tree.and(other.clause(other.name()));
        }
        return with(tree);
    }

    /** Django's form: {@code annotate("popular", FilteredRelation.of("posts", Q.of("posts__views__gte", 30)))}. */
    public final S annotate(String name, FilteredRelation<?> relation) {
        refuseCombined("annotate");
        return with(select().and(relation.clause(name)));
    }

    /** As {@code annotate}, for use in other expressions only. */
    @SafeVarargs
    public final S alias(Expr<? super M, ?>... expressions) {
        return annotated(false, expressions);
    }

    public final S alias(String name, Term<?> expression) {
        refuseCombined("alias");
        return with(select().and(new Clause.Annotate(name, expression.node, false)));
    }

    public final S alias(String name, FilteredRelation<?> relation) {
        return annotate(name, relation);
    }

    private S annotated(boolean selected, Term<?>[] expressions) {
        refuseCombined(selected ? "annotate" : "alias");
        Select tree = select();
        for (Term<?> term : expressions) {
            Expression.Named named = Annotations.named(term.node);
            tree = tree.and(new Clause.Annotate(named.name(), named.inner(), selected));
        }
        return with(tree);
    }

    /** Joins these relations and fills their {@code Ref}s with the same statement. */
    @SafeVarargs
    public final S selectRelated(RelationPath<? super M, ?>... paths) {
        return relating(Arrays.stream(paths)
                .map(path -> String.join("__", ((Expression.Path) path.node).names()))
                .toList());
    }

    public final S selectRelated(String path, String... more) {
        List<String> paths = new ArrayList<>(List.of(path));
        paths.addAll(List.of(more));
        return relating(paths);
    }

    /** Joins every key that is not nullable. */
    public final S selectRelated() {
        refuseCombined("selectRelated");
        Loading now = select().loading();
        return with(select().withLoading(now.relating(now.related(), true)));
    }

    /** Forgets what {@code selectRelated} asked for: Django's {@code select_related(None)}. */
    public final S selectRelatedNone() {
        Loading now = select().loading();
        return with(select().withLoading(now.relating(List.of(), false)));
    }

    private S relating(List<String> paths) {
        refuseCombined("selectRelated");
        if (select().clauses().stream().anyMatch(Clause.Values.class::isInstance)) {
            throw new IllegalStateException("Cannot call selectRelated() after values() or valuesList().\n  Name the"
                    + " related columns in values() instead.");
        }
        Loading now = select().loading();
        Set<String> all = new LinkedHashSet<>(now.related());
        all.addAll(paths);
        return with(select().withLoading(now.relating(List.copyOf(all), now.allRelated())));
    }

    /** Loads these relations with one more statement for each. */
    @SafeVarargs
    public final S prefetchRelated(Related<? super M>... paths) {
        refuseCombined("prefetchRelated");
        return remake.apply(state.prefetching(
                Arrays.stream(paths).<Prefetch<?>>map(Prefetch::of).toList()));
    }

    @SafeVarargs
    public final S prefetchRelated(Prefetch<? super M> prefetch, Prefetch<? super M>... more) {
        refuseCombined("prefetchRelated");
        List<Prefetch<?>> all = new ArrayList<>(List.of(prefetch));
        all.addAll(Arrays.asList(more));
        return remake.apply(state.prefetching(all));
    }

    public final S prefetchRelated(String path, String... more) {
        refuseCombined("prefetchRelated");
        List<Prefetch<?>> all = new ArrayList<>(List.of(Prefetch.of(path)));
        Arrays.stream(more).map(Prefetch::of).forEach(all::add);
        return remake.apply(state.prefetching(all));
    }

    /** Forgets all prefetches. */
    public final S prefetchRelatedNone() {
        return remake.apply(state.prefetching(null));
    }

    public final S fetchMode(FetchMode mode) {
        return remake.apply(state.withFetchMode(mode));
    }

    /** Loads only these columns and the key; {@code row.get(column)} loads another when it is asked for. */
    @SafeVarargs
    public final S only(ColumnPath<? super M, ?>... columns) {
        return onlyNames(names(columns));
    }

    public final S only(String name, String... more) {
        return onlyNames(names(name, more));
    }

    private S onlyNames(Set<String> names) {
        refuseCombined("only");
        Loading now = select().loading();
        Set<String> wanted = new LinkedHashSet<>(names);
        if (!now.only() && now.names() != null) {
            // As Django: what was left out before stays out of the first only().
            wanted.removeAll(now.names());
        }
        return with(select().withLoading(now.naming(wanted, true, false)));
    }

    /** Leaves these columns out, in addition to those left out before. */
    @SafeVarargs
    public final S defer(ColumnPath<? super M, ?>... columns) {
        return deferNames(names(columns));
    }

    public final S defer(String name, String... more) {
        return deferNames(names(name, more));
    }

    /** Loads all columns again, lazy ones too: Django's {@code defer(None)}. */
    public final S deferNone() {
        Loading now = select().loading();
        return with(select().withLoading(now.naming(null, false, true)));
    }

    private S deferNames(Set<String> names) {
        refuseCombined("defer");
        Loading now = select().loading();
        Set<String> all = new LinkedHashSet<>(now.names() == null ? Set.of() : now.names());
        if (now.only()) {
            all.removeAll(names);
        } else {
            all.addAll(names);
        }
        return with(select().withLoading(now.naming(all, now.only(), now.lazyToo())));
    }

    private static Set<String> names(ColumnPath<?, ?>[] columns) {
        Set<String> names = new LinkedHashSet<>();
        for (ColumnPath<?, ?> column : columns) {
            names.add(String.join("__", ((Expression.Path) ((Term<?>) column).node).names()));
        }
        return names;
    }

    private static Set<String> names(String name, String[] more) {
        Set<String> names = new LinkedHashSet<>(List.of(name));
        Collections.addAll(names, more);
        return names;
    }

    /** Locks the rows until the transaction ends. */
    public final S selectForUpdate(LockOption... options) {
        return locking(List.of(), options);
    }

    /** Locks only the rows of these relations, {@code "self"} for the model's own. */
    public final S selectForUpdateOf(List<String> relations, LockOption... options) {
        return locking(relations, options);
    }

    private S locking(List<String> of, LockOption... options) {
        refuseCombined("selectForUpdate");
        Set<LockOption> set = EnumSet.noneOf(LockOption.class);
        Collections.addAll(set, options);
        if (set.contains(LockOption.NO_WAIT) && set.contains(LockOption.SKIP_LOCKED)) {
            throw new IllegalArgumentException("NO_WAIT and SKIP_LOCKED cannot be used together.");
        }
        return with(select().withLock(new Lock(
                set.contains(LockOption.NO_WAIT),
                set.contains(LockOption.SKIP_LOCKED),
                of,
                set.contains(LockOption.NO_KEY))));
    }

    /** Runs on the database of this alias. */
    public final S using(String alias) {
        return remake.apply(state.on(alias));
    }

    public final S union(BaseQuery<?, ?, ?>... others) {
        return combined(Combination.Kind.UNION, false, others);
    }

    /** As {@code union}, duplicates kept. */
    public final S unionAll(BaseQuery<?, ?, ?>... others) {
        return combined(Combination.Kind.UNION, true, others);
    }

    public final S intersection(BaseQuery<?, ?, ?>... others) {
        return combined(Combination.Kind.INTERSECT, false, others);
    }

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

    static Expression.Path path(String name) {
        return new Expression.Path(List.of(name.split("__", -1)));
    }
}
