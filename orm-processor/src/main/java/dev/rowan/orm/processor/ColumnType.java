package dev.rowan.orm.processor;

import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/**
 * What a column's Java class means for generated code.
 *
 * @param way how the field's {@code FieldType} comes about
 * @param path the kind of its path
 * @param plain how it is read and bound without its type in between, or null
 */
record ColumnType(
        Way way, String constant, Shape path, @Nullable Plain plain) {

    /** Where the {@code FieldType} comes from. */
    enum Way {
        /** A constant of {@code FieldTypes}. */
        CONSTANT,
        ENUM_BY_NAME,
        ENUM_BY_VALUE,
        JSON,
        /** A class of the user's, by {@code @Column(type = …)}. */
        OWN,
        /** A type variable of an abstract parent, which the child fills. */
        VARIABLE
    }

    /** The class of a path, and the factory that makes it in {@code RelationPath}. */
    enum Shape {
        ANY("Path", "any", true),
        TEXT("TextPath", "text", false),
        NUMBER("NumberPath", "number", true),
        BOOL("BoolPath", "bool", false),
        DATE("DatePath", "date", false),
        TIME("TimePath", "time", false),
        MOMENT("MomentPath", "moment", true),
        JSON("JsonPath", "json", true);

        final String type;
        final String factory;
        /** Whether the class names the column's type beside the root. */
        final boolean typed;

        Shape(String type, String factory, boolean typed) {
            this.type = type;
            this.factory = factory;
            this.typed = typed;
        }
    }

    /**
     * Access that needs no conversion.
     *
     * @param cells the method of {@code Cells}
     * @param binds the method of {@code Binds} for a primitive, or null for a reference
     * @param kind the constant of {@code ColumnKind}
     * @param primitive what the method of {@code Cells} gives when that is a primitive, or null
     */
    record Plain(
            String cells,
            @Nullable String binds,
            String kind,
            @Nullable String primitive) {}

    private static final Set<String> JSON_CLASSES =
            Set.of("java.util.Map", "java.util.List", "java.util.Set", "com.fasterxml.jackson.databind.JsonNode");

    private static final Map<String, ColumnType> KNOWN = Map.ofEntries(
            number("Boolean", "BOOLEAN", Shape.BOOL, "booleanAt", "setBoolean", "BOOLEAN", "boolean"),
            number("Byte", "BYTE", Shape.NUMBER, "shortAt", "setInt", "SMALLINT", "short"),
            number("Short", "SHORT", Shape.NUMBER, "shortAt", "setInt", "SMALLINT", "short"),
            number("Integer", "INTEGER", Shape.NUMBER, "intAt", "setInt", "INTEGER", "int"),
            number("Long", "LONG", Shape.NUMBER, "longAt", "setLong", "BIGINT", "long"),
            number("Float", "FLOAT", Shape.NUMBER, "floatAt", "setDouble", "REAL", "float"),
            number("Double", "DOUBLE", Shape.NUMBER, "doubleAt", "setDouble", "DOUBLE", "double"),
            Map.entry("java.lang.Character", constant("CHARACTER", Shape.ANY, null)),
            plain("java.math.BigDecimal", "DECIMAL", Shape.NUMBER, "decimal", "DECIMAL"),
            plain("java.lang.String", "STRING", Shape.TEXT, "text", "TEXT"),
            plain("java.time.Instant", "INSTANT", Shape.MOMENT, "instant", "INSTANT"),
            plain("java.time.LocalDate", "DATE", Shape.DATE, "date", "DATE"),
            plain("java.time.LocalTime", "TIME", Shape.TIME, "time", "TIME"),
            plain("java.time.LocalDateTime", "DATETIME", Shape.MOMENT, "dateTime", "DATETIME"),
            Map.entry("java.time.OffsetDateTime", constant("OFFSET_DATETIME", Shape.MOMENT, null)),
            plain("java.time.Duration", "DURATION", Shape.ANY, "duration", "DURATION"),
            plain("java.util.UUID", "UUID", Shape.ANY, "uuid", "UUID"));

    static final ColumnType BYTES = constant("BYTES", Shape.ANY, new Plain("bytes", null, "BYTES", null));

    private static Map.Entry<String, ColumnType> number(
            String box, String constant, Shape path, String cells, String binds, String kind, String primitive) {
        return Map.entry("java.lang." + box, constant(constant, path, new Plain(cells, binds, kind, primitive)));
    }

    private static Map.Entry<String, ColumnType> plain(
            String type, String constant, Shape path, String cells, String kind) {
        return Map.entry(type, constant(constant, path, new Plain(cells, null, kind, null)));
    }

    private static ColumnType constant(String name, Shape path, @Nullable Plain plain) {
        return new ColumnType(Way.CONSTANT, name, path, plain);
    }

    /** The type of a boxed class by its qualified name, or null when there is none. */
    static @Nullable ColumnType ofClass(String qualified) {
        return KNOWN.get(qualified);
    }

    /** What a column of this Java type is, or null when no type fits. */
    static @Nullable ColumnType of(Language language, TypeMirror type, Options column) {
        TypeElement element = Language.element(language.boxed(type));
        String name = element == null ? "" : element.getQualifiedName().toString();
        TypeElement own = Language.element(column.type("type"));
        if (own != null) {
            return new ColumnType(Way.OWN, "", shapeOf(name), null);
        }
        if (column.flag("json", false)) {
            return new ColumnType(Way.JSON, "", Shape.JSON, null);
        }
        if (type instanceof TypeVariable variable) {
            return new ColumnType(
                    Way.VARIABLE, variable.asElement().getSimpleName().toString(), Shape.ANY, null);
        }
        if (type instanceof ArrayType array) {
            return array.getComponentType().getKind() == TypeKind.BYTE ? BYTES : null;
        }
        if (element == null) {
            return null;
        }
        if (Language.isEnum(element)) {
            boolean byValue = language.isA(type, "dev.rowan.orm.model.Choice");
            return new ColumnType(byValue ? Way.ENUM_BY_VALUE : Way.ENUM_BY_NAME, "", Shape.ANY, null);
        }
        boolean json = element.getKind() == ElementKind.RECORD || JSON_CLASSES.contains(name);
        return json ? new ColumnType(Way.JSON, "", Shape.JSON, null) : ofClass(name);
    }

    /** The path of a Java class that is kept in a way of its own. */
    static Shape shapeOf(String qualified) {
        ColumnType known = KNOWN.get(qualified);
        return known == null ? Shape.ANY : known.path;
    }
}
