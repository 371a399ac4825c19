package dev.rowan.orm.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inside of a {@code Many}: its owner, and the rows that a prefetch left there.
 *
 * <p>Not thread-safe, like the row that owns it.
 */
public abstract class ManySlot {
    private final Stateful owner;
    private @Nullable List<?> prefetched;

    /** What loaded the rows along with the owner, until something looks at them. */
    private @Nullable Fetched fetched;

    protected ManySlot(Stateful owner) {
        this.owner = owner;
    }

    public static Stateful ownerOf(ManySlot slot) {
        return slot.owner;
    }

    public static @Nullable List<?> prefetchedOf(ManySlot slot) {
        return slot.prefetched;
    }

    public static void setPrefetched(ManySlot slot, @Nullable List<?> rows) {
        slot.prefetched = rows;
        slot.fetched = null;
    }

    static void filledBy(ManySlot slot, Fetched fetched) {
        slot.fetched = fetched;
    }

    /** The prefetched rows, for whoever asked for them: what loaded them along was of use. */
    public static @Nullable List<?> look(ManySlot slot) {
        Fetched fetched = slot.fetched;
        if (fetched != null) {
            slot.fetched = null;
            fetched.looked();
        }
        return slot.prefetched;
    }
}
