package dev.rowan.orm.model;

import java.util.function.Function;

/** A type made of three functions: to the column, from it, and from what else a user may mean by a value. */
final class StandardType<J, C> implements FieldType<J, C> {
    private final Class<J> javaType;
    private final ColumnKind kind;
    private final Function<J, C> toColumn;
    private final Function<C, J> fromColumn;
    private final Function<Object, J> coerce;
    private final boolean plain;

    StandardType(
            Class<J> javaType,
            ColumnKind kind,
            Function<J, C> toColumn,
            Function<C, J> fromColumn,
            Function<Object, J> coerce) {
        this(javaType, kind, toColumn, fromColumn, coerce, false);
    }

    private StandardType(
            Class<J> javaType,
            ColumnKind kind,
            Function<J, C> toColumn,
            Function<C, J> fromColumn,
            Function<Object, J> coerce,
            boolean plain) {
        this.javaType = javaType;
        this.kind = kind;
        this.toColumn = toColumn;
        this.fromColumn = fromColumn;
        this.coerce = coerce;
        this.plain = plain;
    }

    /** A type whose values are their own carriers. */
    static <J> FieldType<J, J> plain(Class<J> javaType, ColumnKind kind, Function<Object, J> coerce) {
        return new StandardType<>(javaType, kind, Function.identity(), Function.identity(), coerce, true);
    }

    @Override
    public Class<J> javaType() {
        return javaType;
    }

    @Override
    public ColumnKind kind() {
        return kind;
    }

    @Override
    public C toColumn(J value) {
        return toColumn.apply(value);
    }

    @Override
    public J fromColumn(C column) {
        return fromColumn.apply(column);
    }

    @Override
    public J coerce(Object value) {
        return coerce.apply(value);
    }

    @Override
    public boolean isPlain() {
        return plain;
    }

    @Override
    public String toString() {
        return javaType.getSimpleName();
    }
}
