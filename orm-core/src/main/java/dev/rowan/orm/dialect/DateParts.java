package dev.rowan.orm.dialect;

import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.Names;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of parts and units of dates and times, and what they can be taken of. */
public final class DateParts {
    static final List<String> OF_DATES =
            List.of("year", "iso_year", "quarter", "month", "week", "day", "week_day", "iso_week_day");
    static final List<String> OF_TIMES = List.of("hour", "minute", "second");
    private static final Set<String> DATE_UNITS = Set.of("year", "quarter", "month", "week", "day");

    private DateParts() {}

    /** Refuses a part that a value of this type does not have, in Django's words. */
    public static void check(String part, @Nullable FieldType<?, ?> type) {
        boolean ofTime = OF_TIMES.contains(part);
        if (!ofTime && !OF_DATES.contains(part)) {
            List<String> all = new java.util.ArrayList<>(OF_DATES);
            all.addAll(OF_TIMES);
            throw new FieldError("There is no part '" + part + "' of a date or a time.\n  The parts: "
                    + String.join(", ", all) + "." + Names.didYouMean(part, all));
        }
        if (ofTime && Typings.is(type, ColumnKind.DATE)) {
            throw new FieldError("Cannot extract time component '" + part + "' from a date.");
        }
        if (!ofTime && Typings.is(type, ColumnKind.TIME)) {
            throw new FieldError("Cannot extract date component '" + part + "' from a time.");
        }
        if (type != null && !Typings.isMoment(type) && type.kind() != ColumnKind.DURATION) {
            throw new FieldError("Extract input expression must be a date, a time or a duration, not " + type + ".");
        }
    }

    /** Whether a part can be taken of values of this type. */
    static boolean fits(String part, @Nullable FieldType<?, ?> type) {
        try {
            check(part, type);
            return true;
        } catch (FieldError wrong) {
            return false;
        }
    }

    /** The type of a truncated moment; see {@link Dialect#truncatedType}. */
    static FieldType<?, ?> truncated(
            String unit, @Nullable FieldType<?, ?> inner, ZoneId zone, @Nullable FieldType<?, ?> output) {
        boolean ofTime = OF_TIMES.contains(unit);
        if (!ofTime && !DATE_UNITS.contains(unit)) {
            throw new FieldError("There is no unit '" + unit
                    + "' to truncate to.\n  The units: year, quarter, month, week, day, hour, minute, second.");
        }
        ColumnKind from = inner == null ? ColumnKind.INSTANT : inner.kind();
        FieldType<?, ?> result = output != null ? output : inner != null ? inner : FieldTypes.INSTANT;
        ColumnKind to = result.kind();
        boolean moment = from == ColumnKind.INSTANT || from == ColumnKind.DATETIME;
        if (from == ColumnKind.DATE && (ofTime || to != ColumnKind.DATE)) {
            throw new FieldError("Cannot truncate a date to a date and time.");
        }
        if (from == ColumnKind.TIME && (!ofTime || to != ColumnKind.TIME)) {
            throw new FieldError("Cannot truncate a time to a date and time.");
        }
        if (!moment && from != ColumnKind.DATE && from != ColumnKind.TIME) {
            throw new FieldError("Only dates and times can be truncated, not " + inner + ".");
        }
        return to == ColumnKind.INSTANT ? LocalMoment.of(result, zone) : result;
    }

    /** The first day of a year, which begins on a Monday when it is the ISO year. */
    public static LocalDate firstDay(int year, boolean iso) {
        return iso ? LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY) : LocalDate.of(year, 1, 1);
    }

    /** A part of a moment as the databases count it: {@code week_day} 1 is Sunday, {@code iso_week_day} 1 Monday. */
    public static int of(String part, LocalDateTime moment) {
        return switch (part) {
            case "year" -> moment.getYear();
            case "iso_year" -> moment.get(IsoFields.WEEK_BASED_YEAR);
            case "quarter" -> moment.get(IsoFields.QUARTER_OF_YEAR);
            case "month" -> moment.getMonthValue();
            case "week" -> moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "day" -> moment.getDayOfMonth();
            case "week_day" -> moment.getDayOfWeek().getValue() % 7 + 1;
            case "iso_week_day" -> moment.getDayOfWeek().getValue();
            case "hour" -> moment.getHour();
            case "minute" -> moment.getMinute();
            case "second" -> moment.getSecond();
            default -> throw new FieldError("There is no part '" + part + "' of a date or a time.");
        };
    }

    /** A moment cut down to a unit; weeks begin on Monday. */
    public static LocalDateTime truncate(String unit, LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return switch (unit) {
            case "year" -> day.withDayOfYear(1).atStartOfDay();
            case "quarter" ->
                LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1)
                        .atStartOfDay();
            case "month" -> day.withDayOfMonth(1).atStartOfDay();
            case "week" -> day.with(DayOfWeek.MONDAY).atStartOfDay();
            case "day" -> day.atStartOfDay();
            case "hour" -> day.atTime(moment.getHour(), 0);
            case "minute" -> day.atTime(moment.getHour(), moment.getMinute());
            case "second" -> moment.withNano(0);
            default -> throw new FieldError("There is no unit '" + unit + "' to truncate to.");
        };
    }
}
