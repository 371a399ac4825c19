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
    private @Nullable Map<String, @Nullable Object> kept;
    private @Nullable BitSet deferred;
    private @Nullable Map<Field<?, ?>, Object> computed;
    private @Nullable Object @Nullable [] known;

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

    /** Related rows that have no holder in the row: what a prefetch put under a name; null when there are none. */
    public @Nullable Object kept(String name) {
        return kept == null ? null : kept.get(name);
    }

    public boolean keeps(String name) {
        return kept != null && kept.containsKey(name);
    }

    public void keep(String name, @Nullable Object related) {
        if (kept == null) {
            kept = new LinkedHashMap<>();
        }
        kept.put(name, related);
    }

    public void forget(String name) {
        if (kept != null) {
            kept.remove(name);
        }
    }

    /** The positions ({@link ModelMeta#positionOf}) of columns that were not loaded, or null when all were. */
    public @Nullable BitSet deferred() {
        return deferred;
    }

    public void deferred(@Nullable BitSet mask) {
        deferred = mask;
    }

    public boolean isDeferred(int position) {
        return deferred != null && deferred.get(position);
    }

    /** Notes that a column that was left out has been loaded or assigned since. */
    public void loaded(int position) {
        if (deferred != null) {
            deferred.clear(position);
        }
    }

    /** Expressions that the database computes when the row is saved, by column; opaque here, as the tree knows models. */
    public Map<Field<?, ?>, Object> computed() {
        return computed == null ? Map.of() : computed;
    }

    public void compute(Field<?, ?> field, Object expression) {
        if (computed == null) {
            computed = new LinkedHashMap<>();
        }
        computed.put(field, expression);
    }

    /** Forgets the expression of a column, which has a value now. */
    public void computed(Field<?, ?> field) {
        if (computed != null) {
            computed.remove(field);
        }
    }

    /** The stored values by position, where only what differs from them is saved; null where nothing is known. */
    public @Nullable Object @Nullable [] known() {
        return known;
    }

    public void known(@Nullable Object @Nullable [] values) {
        known = values;
    }
}
