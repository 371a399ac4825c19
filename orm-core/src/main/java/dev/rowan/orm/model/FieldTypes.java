package dev.rowan.orm.model;

import org.jspecify.annotations.Nullable;

/** The types of columns that Rowan knows. */
public final class FieldTypes {
    public static final FieldType<String, String> STRING = new FieldType<>() {
        @Override
        public Class<String> javaType() {
            return String.class;
        }

        @Override
        public ColumnKind kind() {
            return ColumnKind.TEXT;
        }

        @Override
        public String toColumn(String value) {
            return value;
        }

        @Override
        public String fromColumn(String column) {
            return column;
        }

        @Override
        public String coerce(Object value) {
            return String.valueOf(value);
        }

        @Override
        public boolean isPlain() {
            return true;
        }
    };

    private FieldTypes() {}

    /** The type of a Java class, or null when there is none. */
    public static @Nullable FieldType<?, ?> ofClass(Class<?> type) {
        return type == String.class ? STRING : null;
    }
}
