package dev.rowan.orm;

import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.OnDelete;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values that keys get once their rows are gone, each made once, also when the rows are collected a second time: a
 * method that makes one may write rows itself.
 */
final class Replacements {
    private final Map<ForeignKey<?>, List<@Nullable Object>> made = new HashMap<>();
    private final Map<ForeignKey<?>, Integer> used = new HashMap<>();

    /** From here on the values that were made are given out again, before new ones are made. */
    void again() {
        used.clear();
    }

    @Nullable
    Object next(ForeignKey<?> key) {
        List<@Nullable Object> known = made.computeIfAbsent(key, other -> new ArrayList<>());
        int position = used.merge(key, 1, Integer::sum) - 1;
        if (position == known.size()) {
            known.add(value(key));
        }
        return known.get(position);
    }

    private static @Nullable Object value(ForeignKey<?> key) {
        Supplier<?> supplier = key.onDelete() == OnDelete.SET ? key.onDeleteValue() : key.defaultValue();
        Object value = supplier == null ? null : supplier.get();
        return value instanceof Model row ? Stitching.value(key.targetField(), row) : value;
    }
}
