package dev.rowan.orm.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The inside of a {@code GenericRef}: a model, a key, and the row that both lead to once that is known.
 *
 * <p>A model is known by its number (as it was read) or as itself (as it was assigned); the number belongs to a database,
 * and is found when the row is written to one. Not thread-safe, like the row that owns it.
 */
public abstract class GenericSlot {
    private final Stateful owner;
    private @Nullable Object type;
    private @Nullable ModelMeta<?> model;
    private @Nullable Object key;
    private @Nullable Object target;
    private boolean known;

    protected GenericSlot(Stateful owner) {
        this.owner = owner;
    }

    public static Stateful ownerOf(GenericSlot slot) {
        return slot.owner;
    }

    /** The number of the model's content type, or null. */
    public static @Nullable Object typeOf(GenericSlot slot) {
        return slot.type;
    }

    /** The model, when it was assigned; null when only its number is known. */
    public static @Nullable ModelMeta<?> modelOf(GenericSlot slot) {
        return slot.model;
    }

    public static @Nullable Object keyOf(GenericSlot slot) {
        return slot.key;
    }

    public static @Nullable Object targetOf(GenericSlot slot) {
        return slot.target;
    }

    /** Whether the target was set or looked for; nothing to look for counts, too. */
    public static boolean isKnown(GenericSlot slot) {
        return slot.known || slot.key == null || (slot.type == null && slot.model == null);
    }

    /** Sets the number of the content type as it was read or assigned. */
    public static void setType(GenericSlot slot, @Nullable Object type) {
        if (!Objects.equals(slot.type, type)) {
            slot.model = null;
            forget(slot);
        }
        slot.type = type;
    }

    /** Sets the key as it was read or assigned. */
    public static void setKey(GenericSlot slot, @Nullable Object key) {
        if (!Objects.equals(slot.key, key)) {
            forget(slot);
        }
        slot.key = key;
    }

    /** Leads to a row of this model from now on; the number is to be found. */
    public static void point(GenericSlot slot, @Nullable ModelMeta<?> model, @Nullable Object key) {
        slot.type = null;
        slot.model = model;
        slot.key = key;
        forget(slot);
    }

    /** The number and the key, now that they are known; the target stays. */
    public static void settle(GenericSlot slot, Object type, @Nullable Object key) {
        slot.type = type;
        slot.key = key;
    }

    /** The row that model and key lead to; null when there is none. */
    public static void found(GenericSlot slot, @Nullable Object target) {
        slot.target = target;
        slot.known = true;
    }

    /** Forgets the target, keeps where it is. */
    public static void forget(GenericSlot slot) {
        slot.target = null;
        slot.known = false;
    }
}
