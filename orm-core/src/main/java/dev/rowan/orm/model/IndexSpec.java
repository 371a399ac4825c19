package dev.rowan.orm.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table.
 *
 * @param name the index's name, or null for a derived one
 * @param parts names of fields ({@code -createdAt} for descending), or expression trees
 * @param condition the predicate tree of a partial index, or null; opaque here, because the tree knows models
 */
public record IndexSpec(
        @Nullable String name,
        List<Object> parts,
        @Nullable Object condition,
        List<String> include,
        List<String> operatorClasses,
        @Nullable String method) {
    public IndexSpec {
        parts = List.copyOf(parts);
        include = List.copyOf(include);
        operatorClasses = List.copyOf(operatorClasses);
    }

    public static IndexSpec on(String... fields) {
        return new IndexSpec(null, List.of((Object[]) fields), null, List.of(), List.of(), null);
    }
}
