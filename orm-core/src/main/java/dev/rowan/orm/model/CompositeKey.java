package dev.rowan.orm.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A primary key of several columns, Django's {@code CompositePrimaryKey}: its value is the list of theirs.
 *
 * <p>No column of its own; whoever writes SQL writes its {@link #parts}.
 */
public final class CompositeKey<M> extends Field<M, Object> {
    private final List<Field<M, ?>> parts;

    CompositeKey(ModelMeta<M> model, List<Field<M, ?>> parts) {
        super(spec(parts));
        this.parts = parts;
        join(model, -1);
    }

    private static <M> FieldSpec<M, Object> spec(List<Field<M, ?>> parts) {
        return new FieldSpec<M, Object>("pk", "", new Whole())
                .unique()
                .access(row -> values(parts, row), (row, values) -> set(parts, row, values));
    }

    private static <M> @Nullable Object values(List<Field<M, ?>> parts, M row) {
        List<Object> values = new ArrayList<>(parts.size());
        for (Field<M, ?> part : parts) {
            Object value = part.get(row);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return List.copyOf(values);
    }

    /** A row without a key: each part that can be without a value is, as a primitive cannot. */
    private static <M> void clear(List<Field<M, ?>> parts, M row) {
        for (Field<M, ?> part : parts) {
            if (!part.primitive()) {
                part.set(row, null);
            }
        }
    }

    @SuppressWarnings("unchecked") // the values are those of the parts
    private static <M> void set(List<Field<M, ?>> parts, M row, @Nullable Object values) {
        if (values instanceof List<?> all) {
            for (int i = 0; i < parts.size(); i++) {
                ((Field<M, Object>) parts.get(i)).set(row, all.get(i));
            }
        } else {
            clear(parts, row);
        }
    }

    @Override
    public List<Field<M, ?>> parts() {
        return parts;
    }

    /** The value of one part in a key that a user gave. */
    public static @Nullable Object part(@Nullable Object key, int position) {
        return key instanceof List<?> values
                ? values.get(position)
                : key instanceof Object[] values ? values[position] : null;
    }

    /** A list as it is. */
    private static final class Whole implements FieldType<Object, Object> {
        @Override
        public Class<Object> javaType() {
            return Object.class;
        }

        @Override
        public ColumnKind kind() {
            return ColumnKind.TEXT;
        }

        @Override
        public Object toColumn(Object value) {
            return value;
        }

        @Override
        public Object fromColumn(Object column) {
            return column;
        }

        @Override
        public Object coerce(Object value) {
            return value;
        }
    }
}
