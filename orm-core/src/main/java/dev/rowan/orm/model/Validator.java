package dev.rowan.orm.model;

import org.jspecify.annotations.Nullable;

/** A check of one value, independent of the row around it. */
@FunctionalInterface
public interface Validator<V> {
    /** What is wrong with the value, or null when nothing is. */
    @Nullable
    Fault check(V value);

    /** A fault of a value: a stable code, and a sentence for a person. */
    record Fault(String code, String message) {}
}
