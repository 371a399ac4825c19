package dev.rowan.orm.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An enum kept by the names of its constants. */
final class EnumByName<E extends Enum<E>> implements FieldType<E, String> {
    private final Class<E> type;

    EnumByName(Class<E> type) {
        this.type = type;
    }

    @Override
    public Class<E> javaType() {
        return type;
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.TEXT;
    }

    @Override
    public String toColumn(E value) {
        return value.name();
    }

    @Override
    public E fromColumn(String column) {
        try {
            return Enum.valueOf(type, column);
        } catch (IllegalArgumentException unknown) {
            throw new BadValue("“" + column + "” is no constant of " + type.getSimpleName() + ".\n  Its constants: "
                    + List.of(type.getEnumConstants()) + ".");
        }
    }

    @Override
    public E coerce(Object value) {
        return fromColumn(String.valueOf(value));
    }

    /** A text is bound as it is, whether or not a constant has that name: Django does not check choices either. */
    @Override
    public @Nullable Object toCarrier(@Nullable Object value) {
        return value == null ? null : Coercions.text(value);
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
