package dev.rowan.orm;

import dev.rowan.orm.model.Source;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Loading;
import dev.rowan.orm.query.Lock;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What comes along with each row: annotations, related rows, fewer columns, locks.
 *
 * @param <M> the model that is queried
 * @param <T> what a row of the answer is
 * @param <S> the queryset's own class, which each method returns
 */
@SuppressWarnings("varargs") // generic arrays are only read here
public abstract class FetchChain<M, T extends @Nullable Object, S extends FetchChain<M, T, S>> extends Chain<M, T, S> {
    FetchChain(Source<M> source, Function<Source<M>, S> remake) {
        super(source, remake);
    }

    /**
     * Adds values to each row; a row gives them back by {@code row.annotation(name)}.
     *
     * <pre>{@code
     * for (Author each : Author.objects.annotate(count(Author_.posts()).as("n")).filter("n__gt", 3)) {
     *     System.out.println(each.name + ": " + each.annotation("n"));
     * }
     * }</pre>
     */
    @SafeVarargs
    public final S annotate(Expr<? super M, ?>... expressions) {
        return annotated(true, expressions);
    }

    /** Django's form: {@code annotate("n", count("posts"))}. */
    public final S annotate(String name, Term<?> expression) {
        refuseCombined("annotate");
        return with(select().and(new Clause.Annotate(name, expression.node, true)));
    }

    /** Whether the condition holds for the row, as a boolean: {@code annotate("popular", Q.of("views__gt", 3))}. */
    public final S annotate(String name, Q<? super M> condition) {
        return annotate(condition.as(name));
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

    public final S alias(String name, Q<? super M> condition) {
        return alias(condition.as(name));
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

    /**
     * Joins these relations and fills their {@code Ref}s with the same statement: for foreign keys, and the way back
     * over a one-to-one.
     *
     * <pre>{@code
     * for (Post each : Post.objects.selectRelated(author())) {
     *     System.out.println(each.author.get().name);   // one statement in all
     * }
     * }</pre>
     */
    @SafeVarargs
    public final S selectRelated(RelationPath<? super M, ?>... paths) {
        return relating(Arrays.stream(paths)
                .map(path -> String.join("__", ((Expression.Path) path.node).names()))
                .toList());
    }

    /** Django's form: {@code selectRelated("author", "author__profile")}. */
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

    /**
     * Loads these relations with one more statement for each, whatever the number of rows.
     *
     * <pre>{@code
     * for (Author each : Author.objects.prefetchRelated(Author_.posts(), Author_.posts().tags())) {
     *     each.posts.forEach(one -> System.out.println(one.title + " " + one.tags.count()));   // three in all
     * }
     * }</pre>
     */
    @SafeVarargs
    public final S prefetchRelated(Related<? super M>... paths) {
        refuseCombined("prefetchRelated");
        return remake.apply(state.prefetching(
                Arrays.stream(paths).<Prefetch<?>>map(Prefetch::of).toList()));
    }

    /** As {@link #prefetchRelated(Related...)}, from querysets of one's own, or into another place. */
    @SafeVarargs
    public final S prefetchRelated(Prefetch<? super M> prefetch, Prefetch<? super M>... more) {
        refuseCombined("prefetchRelated");
        List<Prefetch<?>> all = new ArrayList<>(List.of(prefetch));
        all.addAll(Arrays.asList(more));
        return remake.apply(state.prefetching(all));
    }

    /** Django's form: {@code prefetchRelated("tags", "comments__author")}. */
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

    /** What a relation does that is asked for and not loaded: for all rows of the result at once, for one, or nothing. */
    public final S fetchMode(FetchMode mode) {
        return remake.apply(state.withFetchMode(mode));
    }

    /** Loads only these columns and the key; {@code row.get(column)} loads another when it is asked for. */
    @SafeVarargs
    public final S only(ColumnPath<? super M, ?>... columns) {
        return onlyNames(names(columns));
    }

    /** Django's form: {@code only("title", "author__name")}. */
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

    /** Django's form: {@code defer("body")}. */
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
            names.add(name(column));
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

    /** Locks only the model's own rows, not those that are joined. */
    public final S selectForUpdateOfSelf(LockOption... options) {
        return locking(List.of("self"), options);
    }

    /** Locks only the rows of this relation: {@code selectRelated(author()).selectForUpdateOf(author())}. */
    public final S selectForUpdateOf(RelationPath<? super M, ?> relation, LockOption... options) {
        return locking(List.of(String.join("__", ((Expression.Path) relation.node).names())), options);
    }

    /** Django's form: locks only the rows of these relations, {@code "self"} for the model's own. */
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
}
