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

        private static final long DAY_SECONDS = 86_400L;

        static String date(LocalDate day) {
            StringBuilder out = new StringBuilder(16);
            date(out, day);
            return day.getYear() > 0 ? out.toString() : out.append(" BC").toString();
        }

        static String dateTime(LocalDateTime moment) {
            return text(moment.toInstant(ZoneOffset.UTC), "");
        }

        static String instant(Instant moment) {
            return text(moment, "+00");
        }

        private static String text(Instant moment, String zone) {
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(moment.getEpochSecond(), DAY_SECONDS));
            StringBuilder out = new StringBuilder(36);
            date(out, day);
            time(out, (int) Math.floorMod(moment.getEpochSecond(), DAY_SECONDS), moment.getNano());
            out.append(zone);
            return day.getYear() > 0 ? out.toString() : out.append(" BC").toString();
        }

        /** By hand: many rows have many moments, and a format would be parsed for each. */
        private static void date(StringBuilder out, LocalDate day) {
            int year = day.getYear() > 0 ? day.getYear() : 1 - day.getYear();
            digits(out, year, 4).append('-');
            digits(out, day.getMonthValue(), 2).append('-');
            digits(out, day.getDayOfMonth(), 2);
        }

        private static void time(StringBuilder out, int secondOfDay, int nanos) {
            digits(out.append(' '), secondOfDay / 3600, 2).append(':');
            digits(out, secondOfDay / 60 % 60, 2).append(':');
            digits(out, secondOfDay % 60, 2);
            if (nanos >= 1_000) {
                digits(out.append('.'), nanos / 1_000, 6);
            }
        }

        private static StringBuilder digits(StringBuilder out, int number, int width) {
            for (int limit = 10, left = width - 1; left > 0; left--, limit *= 10) {
                if (number < limit) {
                    out.append("0".repeat(left));
                    break;
                }
            }
            return out.append(number);
        }
    }
}
