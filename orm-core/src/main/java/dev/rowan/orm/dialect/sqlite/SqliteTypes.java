package dev.rowan.orm.dialect.sqlite;

import dev.rowan.orm.dialect.BaseDialect;
import dev.rowan.orm.dialect.ColumnType;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What types are called in a table and in a cast, and how a value of one is written as a literal. */
final class SqliteTypes {
    private SqliteTypes() {}

    /** Django's names: SQLite takes from them only whether a column prefers numbers. */
    static String ofColumn(ColumnType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "bool";
            case SMALLINT -> type.positive() ? "smallint unsigned" : "smallint";
            case INTEGER -> type.positive() ? "integer unsigned" : "integer";
            case BIGINT -> type.positive() ? "bigint unsigned" : "bigint";
            case REAL, DOUBLE -> "real";
            case DECIMAL -> "decimal";
            case TEXT -> type.maxLength() > 0 ? "varchar(" + type.maxLength() + ")" : "text";
            case JSON -> "text";
            case INSTANT, DATETIME -> "datetime";
            case DATE -> "date";
            case TIME -> "time";
            case DURATION -> "bigint";
            case UUID -> "char(32)";
            case BYTES -> "BLOB";
        };
    }

    static String ofCast(FieldType<?, ?> type) {
        return switch (type.kind()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, DURATION -> "integer";
            case REAL, DOUBLE -> "real";
            case DECIMAL -> "numeric";
            case BYTES -> "blob";
            default -> "text";
        };
    }

    static String literal(@Nullable Object carrier, ColumnKind kind) {
        if (carrier == null) {
            return "NULL";
        }
        return switch (kind) {
            case BOOLEAN -> (Boolean) carrier ? "1" : "0";
            case SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> carrier.toString();
            case DECIMAL -> ((BigDecimal) carrier).toPlainString();
            case TEXT, JSON -> BaseDialect.literal((String) carrier);
            case INSTANT ->
                BaseDialect.literal(Moments.text(LocalDateTime.ofInstant((Instant) carrier, ZoneOffset.UTC)));
            case DATE -> BaseDialect.literal(Moments.text((LocalDate) carrier));
            case TIME -> BaseDialect.literal(Moments.text((LocalTime) carrier));
            case DATETIME -> BaseDialect.literal(Moments.text((LocalDateTime) carrier));
            case DURATION -> Long.toString(Moments.micros((Duration) carrier));
            case UUID -> BaseDialect.literal(SqliteBinds.hex((UUID) carrier));
            case BYTES -> "X'" + HexFormat.of().formatHex((byte[]) carrier) + "'";
        };
    }
}
