package dev.rowan.orm.model;

/** Text with a bound, for casts; a column's own bound is an option of its field. */
public record BoundedText(int maxLength) implements FieldType<String, String> {
    public BoundedText {
        if (maxLength <= 0) {
            throw new IllegalArgumentException("A text has at least one character at most, not " + maxLength + ".");
        }
    }

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
        return FieldTypes.STRING.coerce(value);
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public String toString() {
        return "String";
    }
}
