package dev.rowan.orm;

import java.util.Arrays;
import java.util.List;

/**
 * What {@code bulkCreate} does with a row that exists already: fail, leave it, or update it. Immutable.
 *
 * @param ignored whether rows that exist are left as they are
 * @param unique the columns whose values tell that a row exists; empty for any unique constraint
 * @param updated the columns that an existing row gets from the new one
 */
public record Conflict(boolean ignored, List<String> unique, List<String> updated) {
    public static final Conflict FAIL = new Conflict(false, List.of(), List.of());

    public Conflict {
        unique = List.copyOf(unique);
        updated = List.copyOf(updated);
    }

    /** Leaves rows that exist, by whatever unique constraint. */
    public static Conflict ignore() {
        return new Conflict(true, List.of(), List.of());
    }

    /** A row exists when these columns together have its values. */
    public static Conflict on(ColumnPath<?, ?>... columns) {
        return new Conflict(true, names(columns), List.of());
    }

    public static Conflict on(String... columns) {
        return new Conflict(true, List.of(columns), List.of());
    }

    /** An existing row gets these columns from the new one. */
    public Conflict update(ColumnPath<?, ?>... columns) {
        return updating(names(columns));
    }

    public Conflict update(String... columns) {
        return updating(List.of(columns));
    }

    private Conflict updating(List<String> columns) {
        if (unique.isEmpty()) {
            throw new IllegalArgumentException(
                    "Unique fields that can trigger the upsert must be provided.\n  Begin with" + " Conflict.on(…).");
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "Fields that will be updated when a row insertion fails on conflicts must be provided.");
        }
        return new Conflict(false, unique, columns);
    }

    private static List<String> names(ColumnPath<?, ?>[] columns) {
        return Arrays.stream(columns).map(Chain::name).toList();
    }
}
