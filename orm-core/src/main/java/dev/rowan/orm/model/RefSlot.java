package dev.rowan.orm.model;

import org.jspecify.annotations.Nullable;

/**
 * The inside of a {@code Ref}: a key, and the row it points to once that is known.
 *
 * <p>Not thread-safe, like the row that owns it.
 */
public abstract class RefSlot {
    private final Stateful owner;
    private @Nullable Object key;
    private @Nullable Object target;
    private boolean resolved;

    /** What loaded the target along with the owner, until something looks at it. */
    private @Nullable Fetched fetched;

    protected RefSlot(Stateful owner) {
        this.owner = owner;
    }

    public static Stateful ownerOf(RefSlot slot) {
        return slot.owner;
    }

    public static @Nullable Object keyOf(RefSlot slot) {
        return slot.key;
    }

    public static @Nullable Object targetOf(RefSlot slot) {
        return slot.target;
    }

    /** Whether the target is known; a null key knows that its target is null. */
    public static boolean isResolved(RefSlot slot) {
        return slot.resolved || slot.key == null;
    }

    /** Whether the target was set or loaded; a way back has no key of its own, so that only this tells. */
    public static boolean isTargetKnown(RefSlot slot) {
        return slot.resolved;
    }

    /** Sets the key as it was read or assigned; a target of another key is forgotten. */
    public static void setKey(RefSlot slot, @Nullable Object key) {
        if (!java.util.Objects.equals(slot.key, key)) {
            forget(slot);
        }
        slot.key = key;
    }

    /** Sets key and target together. */
    public static void setTarget(RefSlot slot, @Nullable Object key, @Nullable Object target) {
        slot.key = key;
        slot.target = target;
        slot.resolved = true;
        slot.fetched = null;
    }

    /** Forgets the target, keeps the key. */
    public static void forget(RefSlot slot) {
        slot.target = null;
        slot.resolved = false;
        slot.fetched = null;
    }

    static void filledBy(RefSlot slot, Fetched fetched) {
        slot.fetched = fetched;
    }

    /** The target, for whoever asked for it: what loaded it along was of use. */
    public static @Nullable Object look(RefSlot slot) {
        Fetched fetched = slot.fetched;
        if (fetched != null) {
            slot.fetched = null;
            fetched.looked();
        }
        return slot.target;
    }
}
