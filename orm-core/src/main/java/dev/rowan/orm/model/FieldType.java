package dev.rowan.orm.model;

import org.jspecify.annotations.Nullable;

/**
 * How a Java value is kept in a column: {@code J} in the model, {@code C} on the wire.
 *
 * <p>A type of one's own implements this with a public constructor without arguments and is named in
 * {@code @Column(type = …)}. Implementations are immutable.
 */
public interface FieldType<J, C> {
    Class<? super J> javaType();

    ColumnKind kind();

    /** The carrier of a value, of class {@link ColumnKind#carrier()}. */
    C toColumn(J value);

    J fromColumn(C column);

    /**
     * What a user meant by a value of another class ({@code "24.5"} for a decimal), as Django's
     * {@code get_prep_value}.
     *
     * @throws BadValue when it means nothing, with a message that does not name the field
     */
    J coerce(Object value);

    /** Whether {@link #toColumn} and {@link #fromColumn} return their argument. */
    default boolean isPlain() {
        return false;
    }

    /** The value as a carrier, coerced first when it is of another class; null stays null. */
    @SuppressWarnings("unchecked")
    default @Nullable Object toCarrier(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return toColumn(javaType().isInstance(value) ? (J) value : coerce(value));
    }

    /** The value of a carrier; null stays null. */
    @SuppressWarnings("unchecked")
    default @Nullable Object toValue(@Nullable Object carrier) {
        return carrier == null ? null : fromColumn((C) carrier);
    }
}
