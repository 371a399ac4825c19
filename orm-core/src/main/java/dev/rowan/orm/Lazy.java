package dev.rowan.orm;

import dev.rowan.orm.model.LazySlot;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A column that is not read with its row: {@link #get()} loads it when it is asked for.
 *
 * <p>For what is large and seldom needed. A load serves all rows of the same result ({@link FetchMode#PEERS}). A row
 * whose value was neither loaded nor assigned is saved without it, so that it is never overwritten unread; whatever was
 * assigned is written. {@code Lazy<@Nullable String>} is a nullable column. Not thread-safe.
 */
public final class Lazy<T extends @Nullable Object> extends LazySlot {
    Lazy(Model owner, @Nullable T value) {
        super(owner, value);
    }

    /**
     * The value, loaded now unless it is there.
     *
     * @throws LazyLoadRefused where the queryset's mode is {@link FetchMode#RAISE}
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only where T says so, or in a new row without a value
    public T get() {
        if (!isKnown(this)) {
            Lazily.column((Model) ownerOf(this), fieldOf(this));
        }
        return (T) valueOf(this);
    }

    /** Twin of {@link #get()}. */
    public CompletableFuture<T> aget() {
        return Async.run(Lazily.database((Model) ownerOf(this)), this::get);
    }

    /** Gives the column a value, which {@code save()} writes; what was stored is not read. */
    public void set(T value) {
        assign(this, value);
    }

    /** Whether the value is there already, so that {@code get()} costs nothing. */
    public boolean isLoaded() {
        return isKnown(this);
    }

    /** The value if it is there; loads nothing. */
    @Override
    public String toString() {
        return isKnown(this) ? "Lazy(" + valueOf(this) + ")" : "Lazy(not loaded)";
    }
}
