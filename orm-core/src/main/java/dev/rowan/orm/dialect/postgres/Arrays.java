package dev.rowan.orm.dialect.postgres;

import dev.rowan.orm.model.ColumnKind;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists as one array: one text of a statement whatever the number of values. */
final class Arrays {
    private Arrays() {}

    static Array of(Connection connection, List<? extends @Nullable Object> carriers, ColumnKind kind)
            throws SQLException {
        return connection.createArrayOf(elementType(kind), elements(carriers, kind));
    }

    static String elementType(ColumnKind kind) {
        return switch (kind) {
            case BOOLEAN -> "bool";
            case SMALLINT -> "int2";
            case INTEGER -> "int4";
            case BIGINT -> "int8";
            case REAL -> "float4";
            case DOUBLE -> "float8";
            case DECIMAL -> "numeric";
            case TEXT -> "text";
            case INSTANT -> "timestamptz";
            case DATE -> "date";
            case TIME -> "time";
            case DATETIME -> "timestamp";
            case DURATION -> "interval";
            case UUID -> "uuid";
            case BYTES -> "bytea";
            case JSON -> "jsonb";
        };
    }

    /** Boxed numbers and texts travel in binary; what the driver has no array of travels as text. */
    private static Object[] elements(List<? extends @Nullable Object> carriers, ColumnKind kind) {
        return switch (kind) {
            case BOOLEAN -> typed(carriers, new Boolean[0], c -> (Boolean) c);
            case SMALLINT -> typed(carriers, new Short[0], c -> ((Number) c).shortValue());
            case INTEGER -> typed(carriers, new Integer[0], c -> ((Number) c).intValue());
            case BIGINT -> typed(carriers, new Long[0], c -> ((Number) c).longValue());
            case REAL -> typed(carriers, new Float[0], c -> ((Number) c).floatValue());
            case DOUBLE -> typed(carriers, new Double[0], c -> ((Number) c).doubleValue());
            case TEXT, JSON -> typed(carriers, new String[0], c -> (String) c);
            case DECIMAL, INSTANT, DATE, TIME, DATETIME, DURATION -> typed(carriers, new String[0], c -> text(c, kind));
            case UUID -> typed(carriers, new UUID[0], c -> (UUID) c);
            case BYTES -> typed(carriers, new byte[0][], c -> (byte[]) c);
        };
    }

    /** A value in the form that PostgreSQL reads. */
    static String text(Object carrier, ColumnKind kind) {
        return switch (kind) {
            case DECIMAL -> ((BigDecimal) carrier).toPlainString();
            case INSTANT -> PostgresText.instant((Instant) carrier);
            case DATE -> PostgresText.date((LocalDate) carrier);
            case DATETIME -> PostgresText.dateTime((LocalDateTime) carrier);
            case DURATION -> Intervals.text((Duration) carrier);
            default -> carrier.toString();
        };
    }

    private static <T> @Nullable T[] typed(
            List<? extends @Nullable Object> carriers, T[] empty, Function<Object, @Nullable T> convert) {
        @Nullable T[] array = java.util.Arrays.copyOf(empty, carriers.size());
        for (int i = 0; i < array.length; i++) {
            Object carrier = carriers.get(i);
            array[i] = carrier == null ? null : convert.apply(carrier);
        }
        return array;
    }

    /** Dates and times as PostgreSQL reads them; years before 1 and after 9999 have their own form there. */
    static final class PostgresText {
        private PostgresText() {}

        static String date(LocalDate day) {
            int year = day.getYear();
            return String.format("%04d-%02d-%02d", year > 0 ? year : 1 - year, day.getMonthValue(), day.getDayOfMonth())
                    + (year > 0 ? "" : " BC");
        }

        static String dateTime(LocalDateTime moment) {
            String day = date(moment.toLocalDate());
            boolean before = day.endsWith(" BC");
            return (before ? day.substring(0, day.length() - 3) : day) + " " + moment.toLocalTime()
                    + (before ? " BC" : "");
        }

        static String instant(Instant moment) {
            String text = dateTime(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
            return text.endsWith(" BC") ? text.substring(0, text.length() - 3) + "+00 BC" : text + "+00";
        }
    }
}
