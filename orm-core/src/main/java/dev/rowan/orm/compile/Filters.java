package dev.rowan.orm.compile;

import dev.rowan.orm.model.CompositeKey;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From predicates to conditions of one scope.
 *
 * <p>The rules of NULL and of joins are Django's: a negated comparison excludes what is NULL on purpose
 * ({@code NOT (x = v AND x IS NOT NULL)}), a negated path over a to-many relation asks that no such row exists.
 */
final class Filters {
    private final Scope scope;
    private final Resolver resolver;
    private final Lookups lookups;
    /** Whether negated to-many paths become subqueries; not inside CASE and FILTER. */
    private final boolean split;

    private final boolean updateJoins;
    /** The joins that were INNER before, and stay so: of the others that is not known until all parts are resolved. */
    private Set<Table> inner = Set.of();
    /** The tables of the last path that was resolved, for exclusions. */
    List<Table> lastJoins = List.of();

    Filters(Scope scope, Resolver resolver, boolean condition) {
        this.scope = scope;
        this.resolver = resolver;
        this.lookups = new Lookups(scope.context, resolver);
        this.split = !condition;
        this.updateJoins = !condition;
    }

    /** Adds a {@code filter} or {@code exclude} to the scope, with to-many joins of its own. */
    void filter(Predicate predicate, boolean negated) {
        Set<Table> own = new LinkedHashSet<>();
        scope.where.add(resolve(negated ? new Predicate.Not(predicate) : predicate, own));
        scope.used.addAll(own);
    }

    Cond resolve(Predicate predicate, @Nullable Set<Table> reuse) {
        inner = scope.inner();
        Cond cond = joined(
                        predicate instanceof Predicate.AllOf ? predicate : new Predicate.AllOf(List.of(predicate)),
                        reuse,
                        false,
                        false)
                .cond();
        if (updateJoins) {
            scope.demote(inner);
        }
        return cond;
    }

    /** A condition, and the tables whose absence makes it false. */
    private record Part(Cond cond, Collection<Table> needed) {}

    private Part any(Predicate predicate, @Nullable Set<Table> reuse, boolean branchNegated, boolean negated) {
        if (predicate instanceof Predicate.Named named) {
            return lookup(Expression.Path.split(named.name()), named.right(), predicate, reuse, branchNegated, negated);
        }
        if (predicate instanceof Predicate.Lookup lookup) {
            return typed(lookup, reuse, branchNegated, negated);
        }
        if (predicate instanceof Predicate.Holds holds) {
            return new Part(holds(resolver.resolve(holds.expression(), reuse)), List.of());
        }
        return joined(predicate, reuse, branchNegated, negated);
    }

    private Part joined(Predicate predicate, @Nullable Set<Table> reuse, boolean branchNegated, boolean negated) {
        boolean not = predicate instanceof Predicate.Not;
        Predicate inner = predicate instanceof Predicate.Not n ? n.inner() : predicate;
        boolean compound = inner instanceof Predicate.AllOf
                || inner instanceof Predicate.AnyOf
                || inner instanceof Predicate.OneOf;
        List<Predicate> parts = inner instanceof Predicate.AllOf all
                ? all.parts()
                : inner instanceof Predicate.AnyOf some
                        ? some.parts()
                        : inner instanceof Predicate.OneOf one ? one.parts() : List.of(inner);
        Promotion.Connector connector = !compound || inner instanceof Predicate.AllOf
                ? Promotion.Connector.AND
                : inner instanceof Predicate.AnyOf ? Promotion.Connector.OR : Promotion.Connector.XOR;
        boolean nowNegated = negated ^ not;
        Promotion promotion = new Promotion(connector, nowNegated, parts.size());
        List<Cond> conds = new ArrayList<>();
        for (Predicate part : parts) {
            if (part.isEmpty() || (part instanceof Predicate.Not n && n.inner().isEmpty())) {
                continue; // an empty Q filters nothing, and neither does its negation
            }
            Part resolved = any(part, reuse, branchNegated || not, nowNegated);
            promotion.add(resolved.needed());
            conds.add(resolved.cond());
        }
        Collection<Table> needed = updateJoins ? promotion.apply(scope) : List.of();
        if (conds.isEmpty()) {
            return new Part(new Cond.Always(), needed);
        }
        Cond cond = switch (connector) {
            case AND -> Cond.and(conds);
            case OR -> Cond.or(conds);
            case XOR -> Cond.xor(conds);
        };
        return new Part(not ? Cond.not(cond) : cond, needed);
    }

    private static Cond holds(Node value) {
        Node bare = value instanceof Node.Named named ? named.inner() : value;
        if (bare instanceof Node.Truth truth) {
            return truth.condition();
        }
        boolean conditional = bare.conditional()
                || (bare.type() == dev.rowan.orm.model.FieldTypes.BOOLEAN && !(bare instanceof Constant));
        if (!conditional) {
            throw new FieldError("Cannot filter against a non-conditional expression.\n  Compare it with a value, or"
                    + " give it a boolean type.");
        }
        return new Cond.Holds(bare);
    }

    private Part typed(Predicate.Lookup lookup, @Nullable Set<Table> reuse, boolean branchNegated, boolean negated) {
        List<String> trailing = new ArrayList<>();
        Expression left = lookup.left();
        trailing.add(lookup.lookup());
        while (true) {
            if (left instanceof Expression.Transformed transformed) {
                trailing.add(0, transformed.transform());
                left = transformed.inner();
            } else if (left instanceof Expression.JsonKey key && plain(key.key())) {
                trailing.add(0, key.key());
                left = key.inner();
            } else {
                break;
            }
        }
        if (left instanceof Expression.Path path) {
            List<String> names = new ArrayList<>(path.names());
            names.addAll(trailing);
            return lookup(names, lookup.right(), lookup, reuse, branchNegated, negated);
        }
        Node node = resolver.resolve(lookup.left(), reuse);
        return new Part(
                lookups.build(node, List.of(lookup.lookup()), resolver.right(lookup.right(), reuse), "", null),
                List.of());
    }

    /** Whether a key means the same when it stands in a path of names. */
    private boolean plain(String key) {
        return !scope.context.dialect.hasLookup(key) && scope.context.dialect.transformType(key, null) == null;
    }

    private Part lookup(
            List<String> names,
            Expression right,
            Predicate source,
            @Nullable Set<Table> reuse,
            boolean branchNegated,
            boolean negated) {
        String whole = String.join("__", names);
        for (int n = scope.annotations.isEmpty() ? 0 : names.size(); n > 0; n--) {
            Scope.Annotation annotation = scope.annotations.get(String.join("__", names.subList(0, n)));
            if (annotation != null) {
                List<String> rest = names.subList(n, names.size());
                Node left = resolver.paths().named(String.join("__", names.subList(0, n)), annotation.node);
                return new Part(lookups.build(left, rest, resolver.right(right, reuse), whole, null), List.of());
            }
        }
        Way way = scope.way(names);
        if (split && branchNegated && way.many()) {
            return new Part(new Exclusion(scope).of(source, way, right, reuse), List.of());
        }
        int[] uses = uses();
        boolean keyed = way.target().field() instanceof CompositeKey<?>;
        Resolver.Right value = keyed ? resolver.rightOfKey(right, reuse) : resolver.right(right, reuse);
        Set<Table> needed = new LinkedHashSet<>();
        for (int i = 0; i < scope.tables.size(); i++) {
            if (scope.tables.get(i).uses > (i < uses.length ? uses[i] : 0)) {
                needed.add(scope.tables.get(i));
            }
        }
        Scope.Place place = scope.place(way, reuse);
        lastJoins = place.joins();
        needed.addAll(place.joins());
        if (reuse != null) {
            reuse.addAll(place.kept());
        }
        if (way.target().field() instanceof CompositeKey<?> key) {
            KeyNode left = KeyNode.of(place.column().table(), key);
            Cond cond = new CompositeLookups(scope.context, resolver, left).build(way.rest(), value);
            return nulls(cond, (Column) left.columns().get(0), value, needed, negated);
        }
        Cond cond = lookups.build(place.column(), way.rest(), value, whole, way);
        return nulls(cond, place.column(), value, needed, negated);
    }

    private int[] uses() {
        int[] uses = new int[scope.tables.size()];
        for (int i = 0; i < uses.length; i++) {
            uses[i] = scope.tables.get(i).uses;
        }
        return uses;
    }

    private Part nulls(Cond cond, Column column, Resolver.Right value, Set<Table> needed, boolean negated) {
        boolean isNull = cond instanceof Cond.IsNull;
        boolean asksForNull = Lookups.asksForNull(cond);
        if (!negated) {
            return new Part(cond, asksForNull ? List.of() : needed);
        }
        if (asksForNull || value.isNull()) {
            return new Part(cond, needed);
        }
        if (isNull) {
            return new Part(cond, List.of());
        }
        List<Cond> parts = new ArrayList<>(List.of(cond));
        if (column.nullable() || maybeMissing(column.table())) {
            parts.add(new Cond.IsNull(column, false));
        }
        if (value.node() instanceof Column right && right.nullable()) {
            parts.add(new Cond.IsNull(right, false));
        }
        return new Part(Cond.and(parts), List.of());
    }

    private boolean maybeMissing(Table table) {
        Table parent = table.parent;
        return parent != null && !inner.contains(table) && (table.nullable || maybeMissing(parent));
    }
}
