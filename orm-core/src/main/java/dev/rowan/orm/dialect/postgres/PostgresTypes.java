package dev.rowan.orm.dialect.postgres;

import dev.rowan.orm.dialect.BaseDialect;
import dev.rowan.orm.dialect.ColumnType;
import dev.rowan.orm.model.BoundedText;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What types are called in a table and in a cast, and how a value of one is written as a literal. */
final class PostgresTypes {
    private PostgresTypes() {}

    static String ofColumn(ColumnType type) {
        return switch (type.kind()) {
            case DECIMAL ->
                type.precision() > 0 ? "numeric(" + type.precision() + ", " + type.scale() + ")" : "numeric";
            case TEXT -> type.maxLength() > 0 ? "varchar(" + type.maxLength() + ")" : "text";
            default -> name(type.kind());
        };
    }

    static String ofCast(FieldType<?, ?> type) {
        return type instanceof BoundedText text ? "varchar(" + text.maxLength() + ")" : name(type.kind());
    }

    private static String name(ColumnKind kind) {
        return switch (kind) {
            case BOOLEAN -> "boolean";
            case SMALLINT -> "smallint";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case REAL -> "real";
            case DOUBLE -> "double precision";
            case DECIMAL -> "numeric";
            case TEXT -> "text";
            case INSTANT -> "timestamp with time zone";
            case DATE -> "date";
            case TIME -> "time";
            case DATETIME -> "timestamp";
            case DURATION -> "interval";
            case UUID -> "uuid";
            case BYTES -> "bytea";
            case JSON -> "jsonb";
        };
    }

    static String literal(@Nullable Object carrier, ColumnKind kind) {
        if (carrier == null) {
            return "NULL";
        }
        return switch (kind) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> carrier.toString();
            case DECIMAL -> ((BigDecimal) carrier).toPlainString();
            case TEXT -> BaseDialect.literal((String) carrier);
            case BYTES -> "'\\x" + HexFormat.of().formatHex((byte[]) carrier) + "'::bytea";
            default -> BaseDialect.literal(Arrays.text(carrier, kind)) + "::" + Arrays.elementType(kind);
        };
    }
}
