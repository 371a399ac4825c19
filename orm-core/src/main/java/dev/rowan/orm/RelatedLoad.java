package dev.rowan.orm;

import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.GenericSlot;
import dev.rowan.orm.model.LinkTable;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows at the other end of a relation for many owners at once: by which condition they are asked for, to which
 * owner each belongs, and where it is put.
 */
final class RelatedLoad {
    /** The owner's key beside a row that came over a link table; no user can write this name. */
    private static final String OWNER = "+owner";

    /** The number of a row among its owner's. */
    private static final String NUMBER = "+number";

    private final Database database;
    private final Relation relation;
    private final Relation back;

    RelatedLoad(Database database, Relation relation) {
        this.database = database;
        this.relation = relation;
        this.back = relation instanceof Reverse reverse
                ? reverse.forward()
                : relation instanceof GenericReverse
                        ? relation
                        : database.models().back(relation);
    }

    /** The owner's value that the related rows are found by; null when it can have none. */
    @Nullable
    Object keyOf(Model owner) {
        if (relation instanceof ForeignKey<?> key) {
            Lazily.column(owner, key);
            return Stitching.value(key, owner);
        }
        if (relation instanceof GenericReverse generic) {
            Object key = owner.key();
            return key == null ? null : generic.forward().kept(key);
        }
        return Stitching.value(ownersField(), owner);
    }

    private Field<?, ?> ownersField() {
        if (relation instanceof ManyToMany<?> many) {
            return many.link().source();
        }
        Relation forward = ((Reverse) relation).forward();
        return forward instanceof ForeignKey<?> key
                ? key.targetField()
                : ((ManyToMany<?>) forward).link().target();
    }

    private boolean overLink() {
        return relation instanceof ManyToMany<?>
                || (relation instanceof Reverse reverse && reverse.forward() instanceof ManyToMany<?>);
    }

    /** What the related rows are asked by: their own column for a key, else the way back. */
    private Expression.Path path() {
        if (relation instanceof GenericReverse generic) {
            return Chain.path(generic.forward().key().name());
        }
        return new Expression.Path(List.of(
                relation instanceof ForeignKey<?> key ? key.targetField().name() : back.name()));
    }

    /** The related rows of these keys, each under its owner's key. */
    void read(
            Collection<?> keys,
            @Nullable BaseQuery<?, ?, ?> query,
            FetchMode mode,
            Origin origin,
            Map<Object, List<Model>> found) {
        QueryState<?> state = query == null ? QueryState.of(relation.target()) : query.state;
        Select tree = state.select();
        Predicate among = keys.size() == 1
                ? new Predicate.Lookup(
                        path(), "exact", Expression.Value.of(keys.iterator().next()))
                : new Predicate.Lookup(path(), "in", Expression.Items.of(keys));
        Select asked = tree.unsliced().and(new Clause.Filter(ofOwners(among), false));
        if (overLink()) {
            asked = asked.and(new Clause.Annotate(OWNER, path(), true));
        }
        if (tree.isSliced()) {
            asked = sliced(tree, asked);
        }
        FetchMode rows = query == null ? mode : state.fetchMode();
        List<@Nullable Object> read =
                new Fetching(database, rows).all(asked, origin).rows();
        for (Object row : read) {
            Model model = (Model) Objects.requireNonNull(row);
            found.computeIfAbsent(ownerKey(model), key -> new ArrayList<>()).add(model);
        }
        if (!read.isEmpty() && !state.prefetches().isEmpty()) {
            new Prefetching(database, rows).run(read, state.prefetches());
        }
    }

    /** A generic key leads to the owner only together with its content type. */
    private Predicate ofOwners(Predicate keys) {
        if (!(relation instanceof GenericReverse generic)) {
            return keys;
        }
        Expression.Path type = Chain.path(generic.forward().type().name());
        return new Predicate.AllOf(List.of(
                new Predicate.Lookup(
                        type, "exact", Expression.Value.of(generic.owner().concrete())),
                keys));
    }

    /** The first rows of each owner rather than of all: by their number within the owner. */
    private Select sliced(Select tree, Select asked) {
        List<Order> order = new ArrayList<>(
                tree.ordering() != null
                        ? tree.ordering()
                        : relation.target().options().ordering().stream()
                                .map(Order::parse)
                                .toList());
        if (tree.reversed()) {
            order.replaceAll(Order::reversed);
        }
        Expression number =
                new Expression.Window(new Expression.Call("row_number", List.of(), null), List.of(path()), order, null);
        List<Predicate> between = new ArrayList<>();
        Expression.Path named = new Expression.Path(List.of(NUMBER));
        between.add(new Predicate.Lookup(named, "gt", Expression.Value.of(tree.offset())));
        if (tree.limit() != null) {
            between.add(new Predicate.Lookup(named, "lte", Expression.Value.of(tree.offset() + tree.limit())));
        }
        // An annotation shares the join that the condition on the owners made; a path in a filter would join again.
        return asked.and(new Clause.Annotate(NUMBER, number, false))
                .and(new Clause.Filter(new Predicate.AllOf(between), false));
    }

    private Object ownerKey(Model row) {
        Object key;
        if (overLink()) {
            key = RowState.of(row).annotations().get(OWNER);
        } else if (relation instanceof ForeignKey<?> forward) {
            key = Stitching.value(forward.targetField(), row);
        } else if (relation instanceof GenericReverse generic) {
            key = Stitching.value(generic.forward().key(), row);
        } else {
            key = Stitching.value((ForeignKey<?>) back, row);
        }
        return Objects.requireNonNull(key);
    }

    /** Puts an owner's related rows into its holder, or under a name of their own. */
    void put(Model owner, List<Model> rows, @Nullable String attribute) {
        boolean one = !relation.toMany();
        if (attribute != null) {
            Object value = one ? (rows.isEmpty() ? null : rows.get(0)) : Collections.unmodifiableList(rows);
            RowState.of(owner).keep(attribute, value);
            tellOwner(owner, rows);
            return;
        }
        if (relation instanceof ForeignKey<?> key) {
            if (!rows.isEmpty()) {
                Stitching.forward(key, owner, rows.get(0));
            }
        } else if (one) {
            Stitching.backward((Reverse) relation, owner, rows.isEmpty() ? null : rows.get(0));
        } else {
            Stitching.prefetched(relation, owner, Collections.unmodifiableList(rows));
            tellOwner(owner, rows);
        }
    }

    private void tellOwner(Model owner, List<Model> rows) {
        if (relation instanceof Reverse reverse && reverse.forward() instanceof ForeignKey<?> key) {
            rows.forEach(row -> Stitching.knownOwner(key, row, owner));
        }
        if (relation instanceof GenericReverse generic) {
            rows.forEach(row -> GenericSlot.found(generic.forward().slot(row), owner));
        }
    }

    /** The columns of the link table, for messages and writes. */
    @Nullable
    LinkTable link() {
        Relation forward = relation instanceof Reverse reverse ? reverse.forward() : relation;
        return forward instanceof ManyToMany<?> many ? many.link() : null;
    }

    /** The related rows of one owner, as a query. */
    QueryState<?> of(Model owner) {
        Object key = keyOf(owner);
        Predicate own = new Predicate.Lookup(path(), "exact", Expression.Value.of(key));
        QueryState<?> state = QueryState.of(relation.target());
        state = state.with(state.select().and(new Clause.Filter(ofOwners(own), false)));
        String alias = RowState.of(owner).database();
        if (alias != null && !Databases.isRouted()) {
            state = state.on(alias);
        }
        state = state.relatedBy(owner, relation);
        return relation instanceof Reverse reverse && reverse.forward() instanceof ForeignKey<?> forward
                ? state.ownedBy(new QueryState.Known(forward, owner))
                : state;
    }
}
