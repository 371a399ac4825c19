package dev.rowan.orm.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types of columns that Rowan knows.
 *
 * <p>Moments are kept to the microsecond, which is what the databases keep.
 */
public final class FieldTypes {
    public static final FieldType<Boolean, Boolean> BOOLEAN =
            StandardType.plain(Boolean.class, ColumnKind.BOOLEAN, Coercions::truth);
    public static final FieldType<Byte, Short> BYTE =
            new StandardType<>(Byte.class, ColumnKind.SMALLINT, Byte::shortValue, Short::byteValue, value ->
                    (byte) Coercions.integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
    public static final FieldType<Short, Short> SHORT = StandardType.plain(Short.class, ColumnKind.SMALLINT, value ->
            (short) Coercions.integer(value, Short.MIN_VALUE, Short.MAX_VALUE));
    public static final FieldType<Integer, Integer> INTEGER =
            StandardType.plain(Integer.class, ColumnKind.INTEGER, value ->
                    (int) Coercions.integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    public static final FieldType<Long, Long> LONG = StandardType.plain(
            Long.class, ColumnKind.BIGINT, value -> Coercions.integer(value, Long.MIN_VALUE, Long.MAX_VALUE));
    public static final FieldType<Float, Float> FLOAT =
            StandardType.plain(Float.class, ColumnKind.REAL, value -> (float) Coercions.floating(value));
    public static final FieldType<Double, Double> DOUBLE =
            StandardType.plain(Double.class, ColumnKind.DOUBLE, Coercions::floating);
    public static final FieldType<Character, String> CHARACTER = new StandardType<>(
            Character.class, ColumnKind.TEXT, String::valueOf, Coercions::character, Coercions::character);
    public static final FieldType<BigDecimal, BigDecimal> DECIMAL =
            StandardType.plain(BigDecimal.class, ColumnKind.DECIMAL, Coercions::decimal);
    public static final FieldType<String, String> STRING =
            StandardType.plain(String.class, ColumnKind.TEXT, Coercions::text);

    /** A point in time; a date and time without a zone is taken to be in UTC. */
    public static final FieldType<Instant, Instant> INSTANT =
            StandardType.plain(Instant.class, ColumnKind.INSTANT, Coercions::instant);

    public static final FieldType<LocalDate, LocalDate> DATE =
            StandardType.plain(LocalDate.class, ColumnKind.DATE, Coercions::date);
    public static final FieldType<LocalTime, LocalTime> TIME =
            StandardType.plain(LocalTime.class, ColumnKind.TIME, Coercions::time);
    public static final FieldType<LocalDateTime, LocalDateTime> DATETIME =
            StandardType.plain(LocalDateTime.class, ColumnKind.DATETIME, Coercions::dateTime);

    /** A point in time that is read back in UTC, whatever its offset was. */
    public static final FieldType<OffsetDateTime, Instant> OFFSET_DATETIME = new StandardType<>(
            OffsetDateTime.class,
            ColumnKind.INSTANT,
            OffsetDateTime::toInstant,
            column -> column.atOffset(ZoneOffset.UTC),
            value -> Coercions.instant(value).atOffset(ZoneOffset.UTC));

    public static final FieldType<Duration, Duration> DURATION =
            StandardType.plain(Duration.class, ColumnKind.DURATION, Coercions::duration);
    public static final FieldType<java.util.UUID, java.util.UUID> UUID =
            StandardType.plain(java.util.UUID.class, ColumnKind.UUID, Coercions::uuid);
    public static final FieldType<byte[], byte[]> BYTES =
            StandardType.plain(byte[].class, ColumnKind.BYTES, Coercions::bytes);

    private static final Map<Class<?>, FieldType<?, ?>> BY_CLASS = byClass();

    private FieldTypes() {}

    /** The type of a Java class (an enum is kept by name, or by its value when it is a {@link Choice}), or null. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static @Nullable FieldType<?, ?> ofClass(Class<?> type) {
        FieldType<?, ?> known = BY_CLASS.get(type);
        if (known != null) {
            return known;
        }
        Class<?> above = type.getSuperclass(); // a constant with a body is of a class of its own
        Class<?> enumeration = above != null && above.isEnum() ? above : type;
        if (!enumeration.isEnum()) {
            return null;
        }
        return Choice.class.isAssignableFrom(enumeration)
                ? enumByValue((Class) enumeration)
                : enumByName((Class) enumeration);
    }

    /** An enum kept by the names of its constants. */
    public static <E extends Enum<E>> FieldType<E, String> enumByName(Class<E> type) {
        return new EnumByName<>(type);
    }

    /** An enum kept by its constants' {@link Choice#value() values}: text, integers or another plain type. */
    public static <E extends Enum<E> & Choice<V>, V> FieldType<E, V> enumByValue(Class<E> type) {
        return new EnumByValue<>(type);
    }

    /** Text of so many characters at most: what a cast to it cuts to. */
    public static FieldType<String, String> text(int maxLength) {
        return new BoundedText(maxLength);
    }

    /**
     * JSON of a Java type: a record, a {@code Map}, a {@code List}, a scalar, {@code Object} for whatever is there, or
     * Jackson's {@code JsonNode} when Jackson is present.
     */
    public static <J> FieldType<J, String> json(java.lang.reflect.Type type) {
        return new JsonType<>(type);
    }

    /** JSON of any shape. */
    public static FieldType<Object, String> json() {
        return JsonType.ANY;
    }

    private static Map<Class<?>, FieldType<?, ?>> byClass() {
        Map<Class<?>, FieldType<?, ?>> types = new HashMap<>();
        put(types, BOOLEAN, Boolean.class, boolean.class);
        put(types, BYTE, Byte.class, byte.class);
        put(types, SHORT, Short.class, short.class);
        put(types, INTEGER, Integer.class, int.class);
        put(types, LONG, Long.class, long.class);
        put(types, FLOAT, Float.class, float.class);
        put(types, DOUBLE, Double.class, double.class);
        put(types, CHARACTER, Character.class, char.class);
        put(types, DECIMAL, BigDecimal.class, java.math.BigInteger.class);
        put(types, STRING, String.class);
        put(types, INSTANT, Instant.class, java.time.ZonedDateTime.class);
        put(types, DATE, LocalDate.class);
        put(types, TIME, LocalTime.class);
        put(types, DATETIME, LocalDateTime.class);
        put(types, OFFSET_DATETIME, OffsetDateTime.class);
        put(types, DURATION, Duration.class);
        put(types, UUID, java.util.UUID.class);
        put(types, BYTES, byte[].class);
        return types;
    }

    private static void put(Map<Class<?>, FieldType<?, ?>> types, FieldType<?, ?> type, Class<?>... classes) {
        for (Class<?> each : classes) {
            types.put(each, type);
        }
    }
}
