package dev.rowan.orm.hydrate;

import dev.rowan.orm.model.DeclaredReverse;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.ManySlot;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.RefSlot;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.model.Stateful;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ties rows to related rows: both ends of a relation learn of each other, as Django's descriptors do it. */
public final class Stitching {
    private Stitching() {}

    /** The value of any field of any row. */
    @SuppressWarnings("unchecked")
    public static @Nullable Object value(Field<?, ?> field, Object row) {
        return ((Field<Object, Object>) field).get(row);
    }

    @SuppressWarnings("unchecked")
    public static void set(Field<?, ?> field, Object row, @Nullable Object value) {
        ((Field<Object, Object>) field).set(row, value);
    }

    /** The holder of a key in a row; null for the link to a parent's table. */
    @SuppressWarnings("unchecked")
    public static @Nullable RefSlot slot(ForeignKey<?> key, Object row) {
        return ((ForeignKey<Object>) key).slot(row);
    }

    /** The holder of a to-many relation in a row; null for a way back that the model does not declare. */
    @SuppressWarnings("unchecked")
    public static @Nullable ManySlot many(Relation relation, Object row) {
        if (relation instanceof ManyToMany<?> many) {
            return ((ManyToMany<Object>) many).slot(row);
        }
        if (relation instanceof GenericReverse generic) {
            return generic.many().apply(row);
        }
        return relation instanceof Reverse reverse && reverse.many() != null
                ? reverse.many().apply(row)
                : null;
    }

    /** The row now leads to the other over a key; the other end of a one-to-one leads back. */
    public static void forward(ForeignKey<?> key, Object row, @Nullable Object other) {
        RefSlot slot = slot(key, row);
        if (slot == null) {
            return;
        }
        Object known = RefSlot.keyOf(slot);
        RefSlot.setTarget(slot, known == null && other != null ? value(key.targetField(), other) : known, other);
        if (other != null && key.oneToOne()) {
            pointBack(key, row, other);
        }
    }

    private static void pointBack(ForeignKey<?> key, Object row, Object other) {
        for (DeclaredReverse<?> declared : key.target().concrete().declaredReverses()) {
            if (declared.one() != null
                    && declared.forward().equals(key.name())
                    && declared.source().get().concrete() == key.model()) {
                RefSlot.setTarget(apply(declared.one(), other), null, row);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static RefSlot apply(Function<?, RefSlot> holder, Object row) {
        return ((Function<Object, RefSlot>) holder).apply(row);
    }

    /** The row now leads over a one-to-one's way back to the other, or to nothing; the other's key leads here. */
    public static void backward(Reverse reverse, Object row, @Nullable Object other) {
        if (reverse.one() != null) {
            RefSlot.setTarget(reverse.one().apply(row), null, other);
        } else {
            RowState.of((Stateful) row).keep(reverse.name(), other);
        }
        if (other != null && reverse.forward() instanceof ForeignKey<?> key) {
            knownOwner(key, other, row);
        }
    }

    /** The row of a filtered relation, under the relation's name; it knows the row that it was read with. */
    static void named(String name, Relation relation, boolean direct, Object row, @Nullable Object other) {
        RowState state = RowState.of((Stateful) row);
        state.annotate(name, other);
        state.keep(name, other);
        if (direct
                && other != null
                && relation instanceof Reverse reverse
                && reverse.forward() instanceof ForeignKey<?> key) {
            knownOwner(key, other, row);
        }
    }

    /** The row's key leads to this owner, which is loaded already. */
    public static void knownOwner(ForeignKey<?> key, Object row, Object owner) {
        RefSlot slot = slot(key, row);
        if (slot != null) {
            RefSlot.setTarget(slot, RefSlot.keyOf(slot), owner);
        }
    }

    /** The related rows of a to-many relation, as a prefetch found them. */
    public static void prefetched(Relation relation, Object row, List<?> related) {
        ManySlot slot = many(relation, row);
        if (slot != null) {
            ManySlot.setPrefetched(slot, related);
        } else {
            RowState.of((Stateful) row).keep(relation.name(), related);
        }
    }

    /** What a prefetch found before, or null. */
    public static @Nullable List<?> prefetchedOf(Relation relation, Object row) {
        ManySlot slot = many(relation, row);
        return slot != null
                ? ManySlot.prefetchedOf(slot)
                : (List<?>) RowState.of((Stateful) row).kept(relation.name());
    }
}
