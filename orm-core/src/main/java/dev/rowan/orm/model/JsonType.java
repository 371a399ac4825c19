package dev.rowan.orm.model;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** JSON in a column, read into a Java type. JSON's own {@code null} is read as Java's. */
final class JsonType<J> implements FieldType<J, String> {
    static final FieldType<Object, String> ANY = new JsonType<>(Object.class);

    private static final String JACKSON = "com.fasterxml.jackson.databind.";

    private final Type type;
    private final Class<J> raw;
    private volatile @Nullable JsonShape shape;

    @SuppressWarnings("unchecked")
    JsonType(Type type) {
        this.type = type;
        this.raw = (Class<J>) JsonShape.rawClass(type);
    }

    /** Made at first use: it looks into records, and a model's description must not initialise classes of the user's. */
    private JsonShape shape() {
        JsonShape known = shape;
        if (known == null) {
            known = raw.getName().startsWith(JACKSON) ? JacksonShape.of(raw) : JsonShape.of(type);
            shape = known;
        }
        return known;
    }

    @Override
    public Class<J> javaType() {
        return raw;
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.JSON;
    }

    @Override
    public String toColumn(J value) {
        return raw.getName().startsWith(JACKSON) ? JacksonShape.text(value) : JsonWriter.write(value);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // JSON's null: see toValue
    public J fromColumn(String column) {
        return (J) shape().read(JsonReader.read(column));
    }

    /** Any value is JSON: a lookup may compare with a text or a number whatever the column's Java type is. */
    @Override
    @SuppressWarnings("unchecked")
    public J coerce(Object value) {
        return (J) value;
    }

    @Override
    public @Nullable Object toCarrier(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return value.getClass().getName().startsWith("com.fasterxml.jackson.")
                ? JacksonShape.text(value)
                : JsonWriter.write(value);
    }

    @Override
    public String toString() {
        return "JSON";
    }
}
