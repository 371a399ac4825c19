package dev.rowan.orm;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a row is saved: as Django decides, or forced, or only some of its columns. Immutable.
 *
 * @param fields the columns to write, or null for all that were loaded or assigned
 * @param database the alias to write to, or null for the row's own
 */
public record Save(
        boolean forceInsert,
        boolean forceUpdate,
        @Nullable Set<String> fields,
        @Nullable String database) {
    public static final Save DEFAULT = new Save(false, false, null, null);

    public Save {
        fields = fields == null ? null : java.util.Collections.unmodifiableSet(new LinkedHashSet<>(fields));
        if (forceInsert && (forceUpdate || fields != null)) {
            throw new IllegalArgumentException("Cannot force both insert and updating in model saving.");
        }
    }

    /** An INSERT, whatever the key. */
    public static Save inserting() {
        return new Save(true, false, null, null);
    }

    /** An UPDATE, which must find its row. */
    public static Save updating() {
        return new Save(false, true, null, null);
    }

    /** An UPDATE of these columns; of none, no statement. */
    public static Save only(Set<String> fields) {
        return new Save(false, false, fields, null);
    }

    public Save using(String alias) {
        return new Save(forceInsert, forceUpdate, fields, alias);
    }
}
