package dev.rowan.orm.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a user means by a value of another class than the column's, as Django understands it. */
final class Coercions {
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final String CLOCK = "(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9}))?)?";
    private static final Pattern TIME = Pattern.compile("T?" + CLOCK);
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})[T ](" + CLOCK + ")\\s*(Z|z|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern DURATION =
            Pattern.compile("(?:(-?\\d+) (?:days?, )?)?(-?)(?:(?:(\\d+):)?(\\d+):)?(\\d+)(?:[.,](\\d{1,6})\\d{0,6})?");

    private Coercions() {}

    static Boolean truth(Object value) {
        if (value instanceof Boolean known) {
            return known;
        }
        if (value instanceof Number number && (number.doubleValue() == 0 || number.doubleValue() == 1)) {
            return number.doubleValue() == 1;
        }
        return switch (value instanceof String text ? text : "") {
            case "true", "True", "t", "1" -> true;
            case "false", "False", "f", "0" -> false;
            default -> throw new BadValue("“" + value + "” value must be either true or false.");
        };
    }

    static long integer(Object value, long least, long most) {
        BigInteger number;
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            number = BigInteger.valueOf(((Number) value).longValue());
        } else if (value instanceof BigInteger big) {
            number = big;
        } else if (value instanceof Boolean known) {
            number = known ? BigInteger.ONE : BigInteger.ZERO;
        } else {
            number = parsedInteger(value instanceof Choice<?> choice ? choice.value() : value);
        }
        if (number.compareTo(BigInteger.valueOf(most)) > 0 || number.compareTo(BigInteger.valueOf(least)) < 0) {
            throw new BadValue(
                    "expected a number from " + least + " to " + most + " but got " + number + ".", number.signum());
        }
        return number.longValue();
    }

    /** The whole part of a number, as Python's {@code int()}; a text must be an integer. */
    private static BigInteger parsedInteger(Object value) {
        try {
            return value instanceof Number number
                    ? new BigDecimal(number.toString()).toBigInteger()
                    : new BigInteger(((String) value).strip());
        } catch (ClassCastException | NumberFormatException notANumber) {
            throw notANumber(value);
        }
    }

    private static BadValue notANumber(Object value) {
        return new BadValue("expected a number but got " + (value instanceof String ? "'" + value + "'" : value) + ".");
    }

    static double floating(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean known) {
            return known ? 1 : 0;
        }
        try {
            return Double.parseDouble(((String) value).strip());
        } catch (ClassCastException | NumberFormatException wrong) {
            throw notANumber(value);
        }
    }

    static BigDecimal decimal(Object value) {
        try {
            if (value instanceof BigDecimal known) {
                return known;
            }
            return value instanceof Double || value instanceof Float || value instanceof Number
                    ? new BigDecimal(value.toString())
                    : new BigDecimal(((String) value).strip());
        } catch (ClassCastException | NumberFormatException wrong) {
            throw new BadValue("“" + value + "” value must be a decimal number.");
        }
    }

    static String text(Object value) {
        if (value instanceof Choice<?> choice) {
            return String.valueOf(choice.value());
        }
        return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
    }

    static Character character(Object value) {
        String text = text(value);
        if (text.length() != 1) {
            throw new BadValue("“" + text + "” value must be one character.");
        }
        return text.charAt(0);
    }

    static LocalDate date(Object value) {
        if (value instanceof LocalDate known) {
            return known;
        }
        if (value instanceof CharSequence text) {
            Matcher parts = DATE.matcher(text);
            if (parts.matches()) {
                return checked(text, "YYYY-MM-DD", "date", () -> day(parts));
            }
            throw new BadValue("“" + text + "” value has an invalid date format. It must be in YYYY-MM-DD format.");
        }
        return instant(value).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static LocalDate day(Matcher parts) {
        return LocalDate.of(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    static LocalTime time(Object value) {
        if (value instanceof LocalTime known) {
            return known;
        }
        if (value instanceof LocalDateTime moment) {
            return moment.toLocalTime();
        }
        Matcher parts = TIME.matcher(String.valueOf(value));
        if (!parts.matches()) {
            throw new BadValue(
                    "“" + value + "” value has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.");
        }
        return checked(value, "HH:MM[:ss[.uuuuuu]]", "time", () -> clock(parts, 1));
    }

    private static LocalTime clock(Matcher parts, int from) {
        String second = parts.group(from + 2);
        String fraction = parts.group(from + 3);
        return LocalTime.of(
                Integer.parseInt(parts.group(from)),
                Integer.parseInt(parts.group(from + 1)),
                second == null ? 0 : Integer.parseInt(second),
                fraction == null ? 0 : micros(fraction) * 1000);
    }

    /** Six digits of a fraction of a second: the databases keep no more. */
    private static int micros(String fraction) {
        return Integer.parseInt((fraction + "00000").substring(0, 6));
    }

    static LocalDateTime dateTime(Object value) {
        if (value instanceof LocalDateTime known) {
            return known;
        }
        return value instanceof LocalDate day
                ? day.atStartOfDay()
                : instant(value).atZone(ZoneOffset.UTC).toLocalDateTime();
    }

    static Instant instant(Object value) {
        if (value instanceof Instant known) {
            return known;
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof ZonedDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof LocalDateTime moment) {
            return moment.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return parsedInstant(String.valueOf(value));
    }

    private static Instant parsedInstant(String text) {
        String format = "YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]";
        Matcher parts = MOMENT.matcher(text);
        if (parts.matches()) {
            return checked(
                    text,
                    format,
                    "date/time",
                    () -> LocalDateTime.of(date(parts.group(1)), clock(parts, 3))
                            .toInstant(offset(parts.group(7))));
        }
        Matcher day = DATE.matcher(text);
        if (day.matches()) {
            return checked(
                    text,
                    "YYYY-MM-DD",
                    "date",
                    () -> day(day).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        throw new BadValue("“" + text + "” value has an invalid format. It must be in " + format + " format.");
    }

    private static ZoneOffset offset(@Nullable String text) {
        return text == null ? ZoneOffset.UTC : ZoneOffset.of(text.toUpperCase(Locale.ROOT));
    }

    private static <T> T checked(Object value, String format, String what, java.util.function.Supplier<T> parse) {
        try {
            return parse.get();
        } catch (DateTimeException outOfRange) {
            throw new BadValue(
                    "“" + value + "” value has the correct format (" + format + ") but it is an invalid " + what + ".");
        }
    }

    static Duration duration(Object value) {
        if (value instanceof Duration known) {
            return known;
        }
        String text = String.valueOf(value);
        Matcher parts = DURATION.matcher(text);
        if (parts.matches()) {
            Duration clock = Duration.ofHours(number(parts.group(3)))
                    .plusMinutes(number(parts.group(4)))
                    .plusSeconds(number(parts.group(5)))
                    .plusNanos(parts.group(6) == null ? 0 : micros(parts.group(6)) * 1000L);
            return Duration.ofDays(number(parts.group(1))).plus(parts.group(2).isEmpty() ? clock : clock.negated());
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException wrong) {
            throw new BadValue(
                    "“" + text + "” value has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.");
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    static java.util.UUID uuid(Object value) {
        if (value instanceof BigInteger big && big.signum() >= 0 && big.bitLength() <= 128) {
            return new java.util.UUID(big.shiftRight(64).longValue(), big.longValue());
        }
        String hex =
                String.valueOf(value).replace("urn:", "").replace("uuid:", "").replaceAll("[{}-]", "");
        if (!hex.matches("[0-9a-fA-F]{32}")) {
            throw new BadValue("“" + value + "” is not a valid UUID.");
        }
        return new java.util.UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }

    static byte[] bytes(Object value) {
        if (value instanceof byte[] known) {
            return known;
        }
        if (value instanceof java.nio.ByteBuffer buffer) {
            byte[] copy = new byte[buffer.remaining()];
            buffer.duplicate().get(copy);
            return copy;
        }
        throw new BadValue("“" + value + "” value must be bytes.");
    }
}
