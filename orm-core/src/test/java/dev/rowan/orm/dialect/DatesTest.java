package dev.rowan.orm.dialect;

import static dev.rowan.orm.dialect.Probe.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Parts and units of moments in zones, held against Java's own calendar. */
class DatesTest {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("+05:30"),
            ZoneId.of("UTC-03:00"));
    /** Year ends, a leap day, ISO weeks of the year before and after, and both clock changes of New York. */
    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2022-12-31T23:59:59.999999Z"),
            Instant.parse("2023-01-01T05:00:00Z"),
            Instant.parse("2023-03-12T06:59:59Z"),
            Instant.parse("2023-03-12T07:00:00Z"),
            Instant.parse("2023-11-05T05:30:00Z"),
            Instant.parse("2023-11-05T06:30:00Z"),
            Instant.parse("2024-03-01T04:59:59.999999Z"),
            Instant.parse("2021-01-03T12:00:00Z"),
            Instant.parse("2024-12-30T12:00:30Z"));

    private static final List<String> UNITS =
            List.of("year", "quarter", "month", "week", "day", "hour", "minute", "second");

    @EachDatabase
    void partsAreThoseOfTheZone(TestDatabase database) throws SQLException {
        List<String> parts = new ArrayList<>(DateParts.OF_DATES);
        parts.addAll(DateParts.OF_TIMES);
        try (Probe probe = Probe.on(database)) {
            for (ZoneId zone : ZONES) {
                for (Instant moment : MOMENTS) {
                    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
                    for (String part : parts) {
                        Object got = probe.value(
                                ColumnKind.INTEGER,
                                out -> probe.dialect.extract(part, constant(moment, FieldTypes.INSTANT), zone, out));
                        assertThat(got)
                                .as(part + " of " + moment + " in " + zone)
                                .isEqualTo(DateParts.of(part, local));
                    }
                }
            }
        }
    }

    @EachDatabase
    void unitsAreCutInTheZone(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            for (ZoneId zone : ZONES) {
                for (Instant moment : MOMENTS) {
                    LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
                    for (String unit : UNITS) {
                        Object cut = truncated(probe, unit, constant(moment, FieldTypes.INSTANT), zone, null);
                        assertThat(cut)
                                .as(unit + " of " + moment + " in " + zone)
                                .isEqualTo(DateParts.truncate(unit, local)
                                        .atZone(zone)
                                        .toInstant());
                    }
                }
            }
        }
    }

    private static Object truncated(Probe probe, String unit, Operand moment, ZoneId zone, FieldType<?, ?> output)
            throws SQLException {
        FieldType<?, ?> type = probe.dialect.truncatedType(unit, moment.type(), zone, output);
        return type.toValue(probe.value(type.kind(), out -> probe.dialect.truncate(unit, moment, zone, type, out)));
    }

    @EachDatabase
    void anHourThatComesTwiceIsOneGroupAndMeansTheFirst(TestDatabase database) throws SQLException {
        ZoneId newYork = ZoneId.of("America/New_York");
        try (Probe probe = Probe.on(database)) {
            for (String at : List.of("2023-11-05T05:30:00Z", "2023-11-05T06:30:00Z")) {
                Operand moment = constant(Instant.parse(at), FieldTypes.INSTANT);
                assertThat(truncated(probe, "hour", moment, newYork, null))
                        .isEqualTo(Instant.parse("2023-11-05T05:00:00Z"));
            }
        }
    }

    @EachDatabase
    void datesAndTimesAreCutWithoutAZone(TestDatabase database) throws SQLException {
        ZoneId newYork = ZoneId.of("America/New_York");
        try (Probe probe = Probe.on(database)) {
            Operand day = constant(LocalDate.of(2024, 2, 29), FieldTypes.DATE);
            Operand clock = constant(LocalTime.of(4, 59, 59, 999_999_000), FieldTypes.TIME);
            Operand local = constant(LocalDateTime.of(2024, 2, 29, 4, 59), FieldTypes.DATETIME);
            Operand moment = constant(Instant.parse("2023-02-01T04:30:00Z"), FieldTypes.INSTANT);
            assertThat(truncated(probe, "week", day, newYork, null)).isEqualTo(LocalDate.of(2024, 2, 26));
            assertThat(truncated(probe, "minute", clock, newYork, null)).isEqualTo(LocalTime.of(4, 59));
            assertThat(truncated(probe, "hour", local, newYork, null)).isEqualTo(LocalDateTime.of(2024, 2, 29, 4, 0));
            assertThat(truncated(probe, "month", moment, newYork, FieldTypes.DATE))
                    .isEqualTo(LocalDate.of(2023, 1, 1));
            assertThatThrownBy(() -> truncated(probe, "hour", day, newYork, null))
                    .hasMessageContaining("Cannot truncate a date to a date and time");
            assertThatThrownBy(() -> probe.dialect.extract("hour", day, newYork, new SqlWriter()))
                    .hasMessageContaining("Cannot extract time component 'hour' from a date");
        }
    }

    @EachDatabase
    void theDateAndTheTimeAreThoseOfTheZone(TestDatabase database) throws SQLException {
        ZoneId newYork = ZoneId.of("America/New_York");
        Operand moment = constant(Instant.parse("2024-03-01T04:59:59.999999Z"), FieldTypes.INSTANT);
        try (Probe probe = Probe.on(database)) {
            assertThat(probe.value(ColumnKind.DATE, out -> probe.dialect.transform("date", moment, newYork, out)))
                    .isEqualTo(LocalDate.of(2024, 2, 29));
            assertThat(probe.value(ColumnKind.TIME, out -> probe.dialect.transform("time", moment, newYork, out)))
                    .isEqualTo(LocalTime.of(23, 59, 59, 999_999_000));
        }
    }

    @EachDatabase
    void aYearIsARangeThatAnIndexServes(TestDatabase database) throws SQLException {
        ZoneId newYork = ZoneId.of("America/New_York");
        Operand moment = constant(Instant.parse("2023-01-01T04:59:59Z"), FieldTypes.INSTANT);
        Operand year = new Operand() {
            @Override
            public void write(SqlWriter out) {
                throw new AssertionError("the part itself is not asked for");
            }

            @Override
            public FieldType<?, ?> type() {
                return FieldTypes.INTEGER;
            }

            @Override
            public DatePart datePart() {
                return new DatePart(moment, "year", newYork);
            }
        };
        try (Probe probe = Probe.on(database)) {
            assertThat(holds(probe, "exact", year, 2022)).isTrue();
            assertThat(holds(probe, "exact", year, 2023)).isFalse();
            assertThat(holds(probe, "gt", year, 2021)).isTrue();
            assertThat(holds(probe, "gt", year, 2022)).isFalse();
            assertThat(holds(probe, "gte", year, 2022)).isTrue();
            assertThat(holds(probe, "lt", year, 2022)).isFalse();
            assertThat(holds(probe, "lte", year, 2022)).isTrue();
        }
    }

    private static boolean holds(Probe probe, String lookup, Operand left, int right) throws SQLException {
        return probe.holds(out -> probe.dialect.lookup(lookup, left, List.of(Probe.number(right)), null, out));
    }
}
