package dev.rowan.orm.dialect;

import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;

/**
 * All that the type of a column depends on.
 *
 * @param maxLength characters at most, or 0
 * @param precision digits of a decimal in all, or 0
 * @param scale digits of a decimal after the point
 * @param positive whether integers below 0 are refused
 */
public record ColumnType(ColumnKind kind, int maxLength, int precision, int scale, boolean positive) {
    /** The type of a field's column; a key has that of the column at the end of all keys. */
    public static ColumnType of(Field<?, ?> field) {
        Field<?, ?> at = field;
        while (at instanceof ForeignKey<?> key) {
            at = key.targetField();
        }
        return new ColumnType(at.type().kind(), at.maxLength(), at.precision(), at.scale(), field.positive());
    }
}
