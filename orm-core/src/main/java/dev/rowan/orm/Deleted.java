package dev.rowan.orm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@code delete()} removed.
 *
 * @param total rows of all tables together
 * @param perModel rows by model ({@code blog.Post}) and by link table ({@code blog.Post_tags}); only where there were any
 */
public record Deleted(long total, Map<String, Long> perModel) {
    public Deleted {
        perModel = Collections.unmodifiableMap(new LinkedHashMap<>(perModel));
    }

    static Deleted of(Map<String, Long> perModel) {
        return new Deleted(perModel.values().stream().mapToLong(Long::longValue).sum(), perModel);
    }
}
