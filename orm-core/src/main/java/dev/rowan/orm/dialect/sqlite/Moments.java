package dev.rowan.orm.dialect.sqlite;

import dev.rowan.orm.model.BadValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Dates and times as SQLite's texts, {@code 2023-01-01 05:00:00.000001}: as Django writes them, so that texts compare
 * as moments do. Points in time are in UTC.
 */
final class Moments {
    private Moments() {}

    static String text(LocalDate day) {
        return date(new StringBuilder(10), day).toString();
    }

    static String text(LocalTime time) {
        return clock(new StringBuilder(15), time).toString();
    }

    static String text(LocalDateTime moment) {
        StringBuilder out = date(new StringBuilder(26), moment.toLocalDate()).append(' ');
        return clock(out, moment.toLocalTime()).toString();
    }

    private static StringBuilder date(StringBuilder out, LocalDate day) {
        digits(out, day.getYear(), 4).append('-');
        digits(out, day.getMonthValue(), 2).append('-');
        return digits(out, day.getDayOfMonth(), 2);
    }

    private static StringBuilder clock(StringBuilder out, LocalTime time) {
        digits(out, time.getHour(), 2).append(':');
        digits(out, time.getMinute(), 2).append(':');
        digits(out, time.getSecond(), 2);
        int micros = time.getNano() / 1000;
        return micros == 0 ? out : digits(out.append('.'), micros, 6);
    }

    private static StringBuilder digits(StringBuilder out, int number, int width) {
        String text = Integer.toString(number);
        return out.append("0".repeat(Math.max(0, width - text.length()))).append(text);
    }

    /** The date at the beginning of a text. */
    static LocalDate date(String text) {
        try {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException wrong) {
            throw noMoment("date", text);
        }
    }

    /** Whether a text has no date: {@code 05:00:00.000001}. */
    static boolean isTime(String text) {
        return text.length() > 2 && text.charAt(2) == ':';
    }

    static LocalTime time(String text) {
        return time(text, isTime(text) ? 0 : 11);
    }

    private static LocalTime time(String text, int from) {
        try {
            int end = text.length();
            int second = end > from + 6 ? number(text, from + 6, from + 8) : 0;
            int nano = 0;
            if (end > from + 9) {
                for (int at = from + 9, unit = 100_000_000; at < end && unit > 0; at++, unit /= 10) {
                    nano += Character.digit(text.charAt(at), 10) * unit;
                }
            }
            return LocalTime.of(number(text, from, from + 2), number(text, from + 3, from + 5), second, nano);
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException wrong) {
            throw noMoment("time", text);
        }
    }

    /** A date and time; a date alone is its midnight. */
    static LocalDateTime dateTime(String text) {
        return text.length() > 10
                ? LocalDateTime.of(date(text), time(text, 11))
                : date(text).atStartOfDay();
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static BadValue noMoment(String what, String text) {
        return new BadValue("“" + text + "” in the database is no " + what + ".");
    }

    static long micros(Duration span) {
        return Math.addExact(Math.multiplyExact(span.getSeconds(), 1_000_000L), span.getNano() / 1000);
    }

    static Duration duration(long micros) {
        return Duration.ofSeconds(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
