package dev.rowan.orm.model;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row knows beside its fields: whether it is stored and where, its siblings, its annotations, and which
 * columns were loaded.
 *
 * <p>Not thread-safe, like the row itself.
 */
public final class RowState {
    private boolean adding = true;
    private @Nullable String database;
    private @Nullable Object siblings;
    private @Nullable Map<String, @Nullable Object> annotations;
    private @Nullable BitSet deferred;

    RowState() {}

    public static RowState of(Stateful row) {
        return row.state;
    }

    /** Whether the row has not been stored yet (Django's {@code _state.adding}). */
    public boolean isAdding() {
        return adding;
    }

    /** Marks the row as stored in a database. */
    public void stored(String alias) {
        adding = false;
        database = alias;
    }

    public void adding(@Nullable String alias) {
        adding = true;
        database = alias;
    }

    public @Nullable String database() {
        return database;
    }

    /** The rows that were read by the same statement, as the reader keeps them; null for a row alone. */
    public @Nullable Object siblings() {
        return siblings;
    }

    public void siblings(@Nullable Object shared) {
        siblings = shared;
    }

    /** The values of annotations that came with the row, by name; empty when there are none. */
    public Map<String, @Nullable Object> annotations() {
        return annotations == null ? Map.of() : annotations;
    }

    public void annotate(String name, @Nullable Object value) {
        if (annotations == null) {
            annotations = new LinkedHashMap<>();
        }
        annotations.put(name, value);
    }

    /** The ordinals ({@link Field#ordinal()}) of columns that were not loaded, or null when all were. */
    public @Nullable BitSet deferred() {
        return deferred;
    }

    public void deferred(@Nullable BitSet mask) {
        deferred = mask;
    }

    public boolean isDeferred(int ordinal) {
        return deferred != null && deferred.get(ordinal);
    }

    /** Notes that a column that was left out has been loaded or assigned since. */
    public void loaded(int ordinal) {
        if (deferred != null) {
            deferred.clear(ordinal);
        }
    }
}
