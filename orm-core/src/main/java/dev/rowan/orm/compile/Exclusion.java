package dev.rowan.orm.compile;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A negated condition over a to-many relation: whether a related row exists that satisfies it.
 *
 * <p>{@code exclude(tags__name="x")} means that no tag is called x, not that some tag is called otherwise.
 */
final class Exclusion {
    private final Scope scope;

    Exclusion(Scope scope) {
        this.scope = scope;
    }

    /** The condition to be negated by the caller. */
    Cond of(Predicate source, Way way, Expression right, @Nullable Set<Table> reuse) {
        Scope inner = new Scope(scope.context, scope.model, scope);
        inner.filtered.addAll(scope.filtered);
        Resolver innerResolver = new Resolver(inner);
        Filters innerFilters = new Filters(inner, innerResolver, false);
        innerFilters.filter(outward(source, right), false);
        List<Table> chain = innerFilters.lastJoins;

        int first = 0;
        boolean missing = false;
        while (!way.hops().get(first).many()) {
            missing |= chain.get(first + 1).outer;
            chain.get(first).uses = 0;
            first++;
        }
        Hop hop = way.hops().get(first);
        Table near = chain.get(first);
        Table far = chain.get(first + 1);
        Node outerKey = prefix(way, first, hop);
        boolean cut = !far.outer && !hop.filtered() && chain.stream().noneMatch(table -> speaksOf(table.on, near));
        inner.root = cut ? far : near;
        if (cut) {
            near.uses = 0;
            inner.where.add(far.kind());
        }
        Table shared = cut && reuse != null ? shared(reuse, way, first) : null;
        Node innerKey = cut ? far.column(hop.to()) : near.column(hop.from());
        inner.where.add(shared == null ? equal(innerKey, outerKey) : sameRow(far, shared));
        Cond exists = inner.where.stream().anyMatch(Cond.Never.class::isInstance)
                ? new Cond.Never()
                : new Cond.Holds(new QueryNode(
                        SelectText.existence(inner),
                        true,
                        dev.rowan.orm.model.FieldTypes.BOOLEAN,
                        outerColumns(outerKey)));
        if (!missing) {
            return exists;
        }
        return Cond.or(List.of(exists, new Cond.IsNull(outerKey, true)));
    }

    /** Whether the condition of a join needs a column of the table. */
    private static boolean speaksOf(Part part, Table table) {
        if (part instanceof Column column) {
            return column.table() == table;
        }
        boolean[] found = new boolean[1];
        part.parts(child -> found[0] |= speaksOf(child, table));
        return found[0];
    }

    private static List<Column> outerColumns(Node key) {
        return key instanceof Column column ? List.of(column) : List.of();
    }

    private static Cond equal(Node left, Node right) {
        return new Cond.Same(left, right);
    }

    /** A link table without a model has a key of its own, called id. */
    private static Cond sameRow(Table one, Table other) {
        if (one.model == null) {
            return equal(id(one), id(other));
        }
        List<Cond> same = new ArrayList<>();
        for (Field<?, ?> part : one.model.primaryKey()) {
            same.add(equal(one.column(Hop.End.of(part)), other.column(Hop.End.of(part))));
        }
        return Cond.and(same);
    }

    private static Node id(Table table) {
        return new Column(table, "id", dev.rowan.orm.model.FieldTypes.LONG, false, "id");
    }

    /** The same to-many join made by another part of the same {@code filter}: then the very same row is meant. */
    private @Nullable Table shared(Set<Table> reuse, Way way, int first) {
        Table from = scope.base;
        for (Hop hop : way.hops().subList(0, first)) {
            from = from == null ? null : last(scope.tables, from, hop);
        }
        return from == null ? null : last(reuse, from, way.hops().get(first));
    }

    private static @Nullable Table last(Iterable<Table> tables, Table from, Hop hop) {
        Table last = null;
        for (Table table : tables) {
            last = table.joins(from, hop) ? table : last;
        }
        return last;
    }

    private Node prefix(Way way, int hops, Hop hop) {
        List<Table> joins = new ArrayList<>();
        Way before = new Way(
                way.hops().subList(0, hops),
                way.prefixes().subList(0, hops),
                hop.from(),
                null,
                way.end(),
                List.of(),
                List.of());
        joins.addAll(scope.join(before, null));
        return scope.trim(before, joins).column();
    }

    /** What the right side names is a column of the query around, since the condition moves into a subquery. */
    private static Predicate outward(Predicate source, Expression right) {
        Expression moved = Outward.expression(right);
        if (source instanceof Predicate.Named named) {
            return new Predicate.Named(named.name(), moved);
        }
        Predicate.Lookup lookup = (Predicate.Lookup) source;
        return new Predicate.Lookup(lookup.left(), lookup.lookup(), moved);
    }
}
