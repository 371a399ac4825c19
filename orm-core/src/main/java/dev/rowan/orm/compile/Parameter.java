package dev.rowan.orm.compile;

import dev.rowan.orm.model.ColumnKind;
import org.jspecify.annotations.Nullable;

/**
 * A bind value, ready for the wire.
 *
 * @param carrier of class {@link ColumnKind#carrier()}; a {@code List} of them for an array
 */
public record Parameter(@Nullable Object carrier, ColumnKind kind, boolean array) {}
