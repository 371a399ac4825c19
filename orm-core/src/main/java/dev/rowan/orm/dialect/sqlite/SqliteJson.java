package dev.rowan.orm.dialect.sqlite;

import dev.rowan.orm.dialect.BaseDialect;
import dev.rowan.orm.dialect.Operand;
import dev.rowan.orm.dialect.Operand.JsonPlace;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.BadValue;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.NotSupported;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** JSON, which SQLite keeps as text. */
final class SqliteJson {
    /** What the words of JSON are read as, so that they differ from the numbers 1 and 0 and from SQL's NULL. */
    private static final Set<String> WORDS = Set.of("true", "false", "null");

    private SqliteJson() {}

    /** The value at a place: numbers and texts as SQLite's own, words as their text, the rest as JSON. */
    static void place(Operand document, List<String> keys, SqlWriter out) {
        String path = BaseDialect.literal(path(keys));
        out.sql("(CASE WHEN JSON_TYPE(").operand(document).sql(", " + path + ") IN ('null', 'true', 'false')");
        out.sql(" THEN JSON_TYPE(").operand(document).sql(", " + path + ")");
        out.sql(" ELSE JSON_EXTRACT(").operand(document).sql(", " + path + ") END)");
    }

    /** The value at a place as text, as PostgreSQL's {@code ->>} gives it: a number as it is written, null as NULL. */
    static void text(Operand document, List<String> keys, SqlWriter out) {
        String path = BaseDialect.literal(path(keys));
        out.sql("(CASE JSON_TYPE(").operand(document).sql(", " + path + ") WHEN 'null' THEN NULL");
        out.sql(" WHEN 'text' THEN JSON_EXTRACT(").operand(document).sql(", " + path + ")");
        out.sql(" ELSE ").operand(document).sql(" -> " + path + " END)");
    }

    /** A path in SQLite's language; a number is the index of an array, as in Django. */
    static String path(List<String> keys) {
        StringBuilder path = new StringBuilder("$");
        for (String key : keys) {
            if (isIndex(key)) {
                path.append('[').append(Integer.parseInt(key)).append(']');
            } else {
                path.append(label(key));
            }
        }
        return path.toString();
    }

    private static boolean isIndex(String key) {
        return !key.isEmpty() && key.length() < 10 && key.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String label(@Nullable Object key) {
        return "." + FieldTypes.json().toColumn(String.valueOf(key));
    }

    /** A constant as {@link #place} would give it. */
    static Operand comparable(Operand right) {
        if (right.constant() == null) {
            return right;
        }
        Operand json = right.converted(ColumnKind.JSON, text -> WORDS.contains(text) ? "\"" + text + "\"" : text);
        return new Operand() {
            @Override
            public void write(SqlWriter out) {
                out.sql("JSON_EXTRACT(").operand(json).sql(", '$')");
            }

            @Override
            public @Nullable FieldType<?, ?> type() {
                return json.type();
            }
        };
    }

    static void lookup(String lookup, Operand left, List<Operand> right, SqlWriter out) {
        if (!lookup.startsWith("has_")) {
            throw new NotSupported(lookup + " lookup is not supported on SQLite.");
        }
        JsonPlace place = left.jsonPlace();
        Operand document = place == null ? left : place.document();
        String before = place == null ? "$" : path(place.keys());
        UnaryOperator<@Nullable Object> path = key -> before + label(key);
        String or = lookup.equals("has_any_keys") ? " OR " : " AND ";
        out.sql(right.size() == 1 ? "" : "(");
        for (int i = 0; i < right.size(); i++) {
            out.sql(i == 0 ? "" : or).sql("JSON_TYPE(").operand(document).sql(", ");
            out.operand(right.get(i).converted(ColumnKind.TEXT, path)).sql(") IS NOT NULL");
        }
        out.sql(right.size() == 1 ? "" : ")");
    }

    /** What is read at a place: JSON, or a text that is not. */
    static final class PlaceType implements FieldType<Object, String> {
        static final PlaceType INSTANCE = new PlaceType();

        @Override
        public Class<Object> javaType() {
            return Object.class;
        }

        @Override
        public ColumnKind kind() {
            return ColumnKind.JSON;
        }

        @Override
        public String toColumn(Object value) {
            return FieldTypes.json().toColumn(value);
        }

        @Override
        @SuppressWarnings("NullAway") // JSON's null: see toValue
        public Object fromColumn(String column) {
            try {
                return FieldTypes.json().toValue(column);
            } catch (BadValue text) {
                return column;
            }
        }

        @Override
        public Object coerce(Object value) {
            return value;
        }

        @Override
        public @Nullable Object toCarrier(@Nullable Object value) {
            return FieldTypes.json().toCarrier(value);
        }

        @Override
        public String toString() {
            return "JSON";
        }
    }
}
