package dev.rowan.orm;

import dev.rowan.orm.model.RefSlot;
import org.jspecify.annotations.Nullable;

/**
 * A key to a row of {@code T}: {@link #id()} is free, {@code get()} may load.
 *
 * <p>{@code Ref<@Nullable Author>} is a nullable key. Not thread-safe.
 */
public final class Ref<T extends @Nullable Model> extends RefSlot {
    Ref(Model owner) {
        super(owner);
    }

    /** The key, without loading anything; null when there is none. */
    public @Nullable Object id() {
        return keyOf(this);
    }

    /** The key as its own type. */
    public <K> @Nullable K id(Class<K> type) {
        return type.cast(keyOf(this));
    }

    /** Points to this key; what it leads to is loaded when asked for. */
    public void setId(@Nullable Object key) {
        setKey(this, key);
    }

    /** Points to this row. */
    public void set(T row) {
        setTarget(this, row == null ? null : row.key(), row);
    }

    /** Whether the row is there already, so that {@code get()} costs nothing. */
    public boolean isLoaded() {
        return isResolved(this);
    }

    @Override
    public String toString() {
        return "Ref(" + id() + ")";
    }
}
