package dev.rowan.orm.model;

import org.jspecify.annotations.Nullable;

/**
 * The inside of a {@code Lazy}: the value of a column that is not read with its row.
 *
 * <p>Whether the value is known stands in the row's mask of columns, as for any column that was left out. Not
 * thread-safe, like the row that owns it.
 */
public abstract class LazySlot {
    private final Stateful owner;
    private @Nullable Object value;

    /** @param value what a new row has */
    protected LazySlot(Stateful owner, @Nullable Object value) {
        this.owner = owner;
        this.value = value;
    }

    public static Stateful ownerOf(LazySlot slot) {
        return slot.owner;
    }

    public static @Nullable Object valueOf(LazySlot slot) {
        return slot.value;
    }

    /** Whether the value was loaded or assigned. */
    public static boolean isKnown(LazySlot slot) {
        RowState state = slot.owner.state;
        return state.deferred() == null || !state.isDeferred(position(slot));
    }

    /** Takes a value as it was read or assigned; it is known from now on. */
    public static void assign(LazySlot slot, @Nullable Object value) {
        slot.value = value;
        if (slot.owner.state.deferred() != null) {
            slot.owner.state.loaded(position(slot));
        }
    }

    /** The column that the holder belongs to, by the holder's identity. */
    public static Field<?, ?> fieldOf(LazySlot slot) {
        for (Field<? super Stateful, ?> field : Metas.of(slot.owner).allFields()) {
            if (field.holder(slot.owner) == slot) {
                return field;
            }
        }
        throw new IllegalStateException("A Lazy of " + Metas.of(slot.owner).name()
                + " belongs to none of its columns.\n  A holder is made once, in its field: = lazy().");
    }

    private static int position(LazySlot slot) {
        return Metas.of(slot.owner).positionOf(fieldOf(slot));
    }
}
