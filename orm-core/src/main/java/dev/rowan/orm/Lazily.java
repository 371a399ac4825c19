package dev.rowan.orm;

import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.DeclaredReverse;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.ManySlot;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RefSlot;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Loading;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is loaded when it is asked for: keys' rows, ways back, and columns that were left out. */
final class Lazily {
    private Lazily() {}

    static Database database(Model row) {
        return Databases.forRead(null, row.meta(), row);
    }

    /** Where the row is written. */
    static Database writing(Model row) {
        return Databases.forWrite(null, row.meta(), row);
    }

    /** The relation that a holder belongs to, by the holder's identity. */
    @SuppressWarnings("unchecked")
    static Relation relation(RefSlot slot) {
        Model owner = (Model) RefSlot.ownerOf(slot);
        for (ModelMeta<?> at = owner.meta().concrete(); at != null; at = at.parent()) {
            for (ForeignKey<?> key : at.foreignKeys()) {
                if (Stitching.slot(key, owner) == slot) {
                    return key;
                }
            }
            for (DeclaredReverse<?> declared : at.declaredReverses()) {
                if (declared.one() != null && ((Function<Object, RefSlot>) declared.one()).apply(owner) == slot) {
                    return back(owner, declared);
                }
            }
        }
        throw unknown(owner, "Ref");
    }

    /** The relation that a holder belongs to, by the holder's identity. */
    @SuppressWarnings("unchecked")
    static Relation relation(ManySlot slot) {
        Model owner = (Model) ManySlot.ownerOf(slot);
        for (ModelMeta<?> at = owner.meta().concrete(); at != null; at = at.parent()) {
            for (ManyToMany<?> many : at.manyToMany()) {
                if (Stitching.many(many, owner) == slot) {
                    return many;
                }
            }
            for (DeclaredReverse<?> declared : at.declaredReverses()) {
                if (declared.many() != null && ((Function<Object, ManySlot>) declared.many()).apply(owner) == slot) {
                    return back(owner, declared);
                }
            }
        }
        throw unknown(owner, "Many");
    }

    private static Relation back(Model owner, DeclaredReverse<?> declared) {
        return (Relation) Objects.requireNonNull(database(owner).models().member(owner.meta(), declared.name()));
    }

    private static IllegalStateException unknown(Model owner, String holder) {
        return new IllegalStateException("A " + holder + " of " + owner.meta().name()
                + " belongs to none of its relations.\n  A holder is made once, in its field: = ref() or = many().");
    }

    /** Equal rows may be different objects, and each has holders of its own. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Model one, Model other) {
        return one == other;
    }

    /** The row that the holder leads to, loaded now unless it is there; null when there is none. */
    static @Nullable Object target(RefSlot slot) {
        if (RefSlot.isTargetKnown(slot)) {
            return RefSlot.look(slot);
        }
        Model owner = (Model) RefSlot.ownerOf(slot);
        Relation relation = relation(slot);
        if (relation instanceof ForeignKey<?> key) {
            column(owner, key);
        }
        RelatedLoad load = new RelatedLoad(database(owner), relation);
        if (load.keyOf(owner) == null) {
            return null;
        }
        load(owner, relation, load);
        if (relation instanceof ForeignKey<?> && !RefSlot.isTargetKnown(slot)) {
            throw DoesNotExist.of(relation.target());
        }
        return RefSlot.targetOf(slot);
    }

    private static void load(Model owner, Relation relation, RelatedLoad load) {
        Database database = database(owner);
        Siblings siblings = RowState.of(owner).siblings() instanceof Siblings group ? group : null;
        FetchMode mode = siblings == null ? FetchMode.PEERS : siblings.mode;
        if (mode == FetchMode.RAISE) {
            throw new LazyLoadRefused(
                    owner.meta().name() + "." + relation.name(),
                    "Ask for it with selectRelated(\"" + relation.name() + "\") or prefetchRelated(\"" + relation.name()
                            + "\").");
        }
        Map<Object, List<Model>> owners = new LinkedHashMap<>();
        add(owners, load, owner);
        if (siblings != null) {
            for (Model peer : siblings.alive()) {
                if (!same(peer, owner) && peer.getClass() == owner.getClass() && waits(relation, peer)) {
                    add(owners, load, peer);
                }
            }
        }
        Origin origin = Origin.of(
                Cause.LAZY_LOAD,
                relation.target().label(),
                owner.meta().name() + "." + relation.name(),
                siblings == null ? null : siblings.parent());
        if (mode == FetchMode.ONE) {
            origin = origin.rehearsedBy(Rehearsal.of(owner, relation));
        }
        boolean arrays = database.compiler().dialect().features().arrays();
        Map<Object, List<Model>> found = new HashMap<>();
        for (List<Object> some :
                Prefetching.chunks(owners.keySet(), arrays ? Integer.MAX_VALUE : Prefetching.chunk(database))) {
            load.read(some, null, mode, origin, found);
        }
        owners.forEach((key, rows) -> rows.forEach(row -> load.put(row, found.getOrDefault(key, List.of()), null)));
    }

    private static void add(Map<Object, List<Model>> owners, RelatedLoad load, Model owner) {
        Object key = load.keyOf(owner);
        if (key != null) {
            owners.computeIfAbsent(key, other -> new ArrayList<>()).add(owner);
        }
    }

    private static boolean waits(Relation relation, Model peer) {
        if (relation instanceof ForeignKey<?> key) {
            RefSlot slot = Stitching.slot(key, peer);
            return slot != null
                    && !RefSlot.isResolved(slot)
                    && !RowState.of(peer).isDeferred(peer.meta().positionOf(key));
        }
        Reverse reverse = (Reverse) relation;
        return reverse.one() != null
                ? !RefSlot.isTargetKnown(reverse.one().apply(peer))
                : !RowState.of(peer).keeps(reverse.name());
    }

    /** Loads a column that was left out; does nothing for one that is there. */
    static void column(Model row, Field<?, ?> field) {
        if (RowState.of(row).deferred() == null) {
            return;
        }
        int position = row.meta().positionOf(field);
        if (position < 0 || !RowState.of(row).isDeferred(position)) {
            return;
        }
        Siblings siblings = RowState.of(row).siblings() instanceof Siblings group ? group : null;
        FetchMode mode = siblings == null ? FetchMode.PEERS : siblings.mode;
        if (mode == FetchMode.RAISE) {
            throw new LazyLoadRefused(
                    field.toString(),
                    field.lazy()
                            ? "Add it to only(…), or call deferNone()."
                            : "Take it out of defer(…), or add it to only(…).");
        }
        Map<Object, Model> rows = new LinkedHashMap<>();
        rows.put(key(row), row);
        if (siblings != null) {
            for (Model peer : siblings.alive()) {
                if (peer.getClass() == row.getClass() && RowState.of(peer).isDeferred(position)) {
                    rows.putIfAbsent(key(peer), peer);
                }
            }
        }
        Origin origin = Origin.of(
                Cause.LAZY_LOAD, row.meta().label(), field.toString(), siblings == null ? null : siblings.parent());
        read(row, field, position, rows, origin);
    }

    /** Lazy columns are there before they are written whole: into another table or database, or by name. */
    static void beforeWriting(Model row, Iterable<? extends Field<?, ?>> fields) {
        for (Field<?, ?> field : fields) {
            if (field.lazy()) {
                column(row, field);
            }
        }
    }

    private static void read(Model row, Field<?, ?> field, int position, Map<Object, Model> rows, Origin origin) {
        Database database = database(row);
        Select all = Select.of(row.meta())
                .orderedBy(List.of())
                .withLoading(new Loading(List.of(), false, Set.of(field.name()), true));
        boolean found = false;
        int most = Prefetching.chunk(database, row.meta().concrete().primaryKeyField());
        for (List<Object> keys : Prefetching.chunks(rows.keySet(), most)) {
            Predicate among = keys.size() == 1
                    ? new Predicate.Lookup(Chain.path("pk"), "exact", Expression.Value.of(keys.get(0)))
                    : new Predicate.Lookup(Chain.path("pk"), "in", Expression.Items.of(keys));
            for (Object read : new Fetching(database, FetchMode.ONE)
                    .all(all.and(new Clause.Filter(among, false)), origin)
                    .rows()) {
                Model fresh = (Model) Objects.requireNonNull(read);
                Model waiting = rows.get(key(fresh));
                if (waiting != null) {
                    Stitching.set(field, waiting, Stitching.value(field, fresh));
                    RowState.of(waiting).loaded(position);
                    if (RowState.of(waiting).known() != null) {
                        Changes.read(waiting, List.of(field));
                    }
                    found |= same(waiting, row);
                }
            }
        }
        if (!found) {
            throw DoesNotExist.of(row.meta());
        }
    }

    private static Object key(Model row) {
        return Objects.requireNonNull(row.key(), "a stored row has a key");
    }
}
