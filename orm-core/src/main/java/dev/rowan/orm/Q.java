package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on rows of {@code R}; combine with {@link #and}, {@link #or}, {@link #xor}, {@link #not}. Immutable.
 *
 * <pre>{@code
 * Q<Post> wanted = title.icontains("django").or(tags().name.eq("django")).and(views.gt(3).not());
 * Post.objects.filter(wanted, published.isTrue());
 * }</pre>
 */
public final class Q<R> {
    /** The lookups with a list at their right, without underscores. */
    private static final Set<String> TAKE_MANY = Set.of("in", "range", "haskeys", "hasanykeys");

    final Predicate node;

    Q(Predicate node) {
        this.node = node;
    }

    /** Django's form: {@code Q.of("author__name__icontains", "jane")}. */
    public static <R> Q<R> of(String lookup, @Nullable Object value) {
        return new Q<>(named(lookup, value));
    }

    /** A condition that every row satisfies, to start a chain with. */
    public static <R> Q<R> everything() {
        return new Q<>(Predicate.everything());
    }

    /** A list is many values where a lookup takes many, or expressions are in it; elsewhere, as for JSON, it is one. */
    static Predicate named(String lookup, @Nullable Object value) {
        String last = lookup.substring(lookup.lastIndexOf("__") + 1).replace("_", "");
        boolean one = value instanceof Collection<?> many
                && !TAKE_MANY.contains(last)
                && many.stream().noneMatch(Term.class::isInstance);
        return new Predicate.Named(lookup, one ? Expression.Value.of(value) : right(value));
    }

    static Expression right(@Nullable Object value) {
        if (value instanceof Term<?> term) {
            return term.node;
        }
        if (value instanceof Q<?> q) {
            return new Expression.Condition(q.node);
        }
        if (value instanceof BaseQuery<?, ?, ?> query) {
            return new Expression.Subquery(query.select(), null);
        }
        if (value instanceof Collection<?> many) {
            List<@Nullable Object> items = new ArrayList<>();
            many.forEach(item -> items.add(item instanceof Term<?> term ? term.node : item));
            return Expression.Items.of(items);
        }
        if (value instanceof Object[] array) {
            return right(java.util.Arrays.asList(array));
        }
        return Expression.Value.of(value);
    }

    public Q<R> and(Q<? super R> other) {
        return node.isEmpty() ? new Q<>(other.node) : other.node.isEmpty() ? this : joined(true, other.node);
    }

    public Q<R> or(Q<? super R> other) {
        return node.isEmpty() ? new Q<>(other.node) : other.node.isEmpty() ? this : joined(false, other.node);
    }

    /** True when exactly one of the two is; of a chain, when an odd number is. */
    public Q<R> xor(Q<? super R> other) {
        if (node.isEmpty() || other.node.isEmpty()) {
            return node.isEmpty() ? new Q<>(other.node) : this;
        }
        List<Predicate> parts = new ArrayList<>();
        parts.addAll(node instanceof Predicate.OneOf one ? one.parts() : List.of(node));
        parts.add(other.node);
        return new Q<>(new Predicate.OneOf(parts));
    }

    public Q<R> not() {
        return new Q<>(new Predicate.Not(node));
    }

    /** The condition as a boolean under a name, for {@code annotate}. */
    public BoolExpr<R> as(String name) {
        return new BoolExpr<>(new Expression.Named(name, new Expression.Condition(node)));
    }

    private Q<R> joined(boolean all, Predicate other) {
        List<Predicate> parts = new ArrayList<>();
        parts.addAll(
                all && node instanceof Predicate.AllOf left
                        ? left.parts()
                        : !all && node instanceof Predicate.AnyOf left ? left.parts() : List.of(node));
        parts.add(other);
        return new Q<>(all ? new Predicate.AllOf(parts) : new Predicate.AnyOf(parts));
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
