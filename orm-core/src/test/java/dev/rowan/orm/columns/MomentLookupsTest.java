package dev.rowan.orm.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.NumberExpr;
import dev.rowan.orm.Q;
import dev.rowan.orm.kept.Crate;
import dev.rowan.orm.kept.Crate_;
import dev.rowan.testing.database.EachDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of moments, dates and times, by their names and as methods, find the rows that Java finds. */
class MomentLookupsTest extends CrateLookups {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Kolkata"), ZoneId.of("Pacific/Auckland"));

    private static Map<String, Function<LocalDateTime, Integer>> parts() {
        Map<String, Function<LocalDateTime, Integer>> parts = new LinkedHashMap<>();
        parts.put("year", LocalDateTime::getYear);
        parts.put("iso_year", moment -> moment.get(IsoFields.WEEK_BASED_YEAR));
        parts.put("quarter", moment -> moment.get(IsoFields.QUARTER_OF_YEAR));
        parts.put("month", LocalDateTime::getMonthValue);
        parts.put("week", moment -> moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        parts.put("day", LocalDateTime::getDayOfMonth);
        parts.put("week_day", moment -> moment.getDayOfWeek().getValue() % 7 + 1);
        parts.put("iso_week_day", moment -> moment.getDayOfWeek().getValue());
        parts.put("hour", LocalDateTime::getHour);
        parts.put("minute", LocalDateTime::getMinute);
        parts.put("second", LocalDateTime::getSecond);
        return parts;
    }

    private static NumberExpr<Crate, Integer> ofMoment(String part) {
        return switch (part) {
            case "year" -> Crate_.packedAt.year();
            case "iso_year" -> Crate_.packedAt.isoYear();
            case "quarter" -> Crate_.packedAt.quarter();
            case "month" -> Crate_.packedAt.month();
            case "week" -> Crate_.packedAt.week();
            case "day" -> Crate_.packedAt.day();
            case "week_day" -> Crate_.packedAt.weekDay();
            case "iso_week_day" -> Crate_.packedAt.isoWeekDay();
            case "hour" -> Crate_.packedAt.hour();
            case "minute" -> Crate_.packedAt.minute();
            default -> Crate_.packedAt.second();
        };
    }

    /** Of a date or, where a date has no such part, of a time; null where neither has it. */
    private static NumberExpr<Crate, Integer> ofDateOrTime(String part) {
        return switch (part) {
            case "year" -> Crate_.day.year();
            case "iso_year" -> Crate_.day.isoYear();
            case "quarter" -> Crate_.day.quarter();
            case "month" -> Crate_.day.month();
            case "week" -> Crate_.day.week();
            case "day" -> Crate_.day.day();
            case "week_day" -> Crate_.day.weekDay();
            case "iso_week_day" -> Crate_.day.isoWeekDay();
            case "hour" -> Crate_.time.hour();
            case "minute" -> Crate_.time.minute();
            default -> Crate_.time.second();
        };
    }

    private static Function<Crate, @Nullable LocalDateTime> in(ZoneId zone) {
        return crate -> crate.packedAt == null ? null : LocalDateTime.ofInstant(crate.packedAt, zone);
    }

    @EachDatabase(fresh = true)
    void partsOfMomentsAreThoseOfTheCurrentZone() {
        for (ZoneId zone : ZONES) {
            database.inZone(
                    zone,
                    () -> parts().forEach((part, java) -> {
                        Function<Crate, @Nullable LocalDateTime> moment = in(zone);
                        Function<Crate, @Nullable Integer> value =
                                moment.andThen(it -> it == null ? null : java.apply(it));
                        String name = "packed_at__" + part;
                        for (Crate crate : crates.rows) {
                            Integer wanted = value.apply(crate);
                            if (wanted != null) {
                                holds(name, wanted, ofMoment(part).eq(wanted), of(value, wanted::equals));
                                holds(name + "__gt", wanted, ofMoment(part).gt(wanted), of(value, it -> it > wanted));
                                holds(
                                        name + "__lte",
                                        wanted,
                                        ofMoment(part).lte(wanted),
                                        of(value, it -> it <= wanted));
                            }
                        }
                        holds(
                                name + "__in",
                                List.of(1, 2, 5, 2024),
                                ofMoment(part).in(1, 2, 5, 2024),
                                of(value, List.of(1, 2, 5, 2024)::contains));
                        holds(
                                name + "__range",
                                List.of(1, 11),
                                ofMoment(part).range(1, 11),
                                of(value, it -> it >= 1 && it <= 11));
                    }));
        }
    }

    @EachDatabase(fresh = true)
    void theDateAndTheTimeOfAMomentAreThoseOfTheCurrentZone() {
        for (ZoneId zone : ZONES) {
            Function<Crate, @Nullable LocalDate> day = in(zone).andThen(it -> it == null ? null : it.toLocalDate());
            Function<Crate, @Nullable LocalTime> time = in(zone).andThen(it -> it == null ? null : it.toLocalTime());
            database.inZone(zone, () -> {
                for (Crate crate : crates.rows) {
                    LocalDate date = day.apply(crate);
                    if (date != null) {
                        LocalTime clock = Objects.requireNonNull(time.apply(crate));
                        holds("packed_at__date", date, Crate_.packedAt.date().eq(date), of(day, date::equals));
                        holds(
                                "packed_at__date__lt",
                                date,
                                Crate_.packedAt.date().lt(date),
                                of(day, it -> it.isBefore(date)));
                        holds("packed_at__time", clock, Crate_.packedAt.time().eq(clock), of(time, clock::equals));
                        holds(
                                "packed_at__time__gte",
                                clock,
                                Crate_.packedAt.time().gte(clock),
                                of(time, it -> !it.isBefore(clock)));
                    }
                }
            });
        }
    }

    @EachDatabase(fresh = true)
    void partsOfDatesAndTimesAreThoseOfNoZone() {
        Function<Crate, @Nullable LocalDateTime> local = crate -> crate.local;
        database.inZone(
                ZoneId.of("Pacific/Auckland"),
                () -> parts().forEach((part, java) -> {
                    Function<Crate, @Nullable Integer> value = local.andThen(it -> it == null ? null : java.apply(it));
                    boolean ofDate = !List.of("hour", "minute", "second").contains(part);
                    for (Crate crate : crates.rows) {
                        Integer wanted = value.apply(crate);
                        if (wanted != null) {
                            holds(
                                    (ofDate ? "day__" : "time__") + part,
                                    wanted,
                                    ofDateOrTime(part).eq(wanted),
                                    of(value, wanted::equals));
                            assertThat(labels(Q.of("local__" + part, wanted)))
                                    .as("local__" + part)
                                    .isEqualTo(found(of(value, wanted::equals)));
                        }
                    }
                }));
        Instant noon = Instant.parse("2024-12-30T12:00:30Z");
        holds("packed_at", noon, Crate_.packedAt.eq(noon), of(crate -> crate.packedAt, noon::equals));
        holds("packed_at__lt", noon, Crate_.packedAt.lt(noon), of(crate -> crate.packedAt, it -> it.isBefore(noon)));
        LocalDate day = LocalDate.of(2024, 2, 29);
        holds("day__gte", day, Crate_.day.gte(day), of(crate -> crate.day, it -> !it.isBefore(day)));
        holds("day", "2024-02-29", Crate_.day.eq(day), of(crate -> crate.day, day::equals));
    }
}
