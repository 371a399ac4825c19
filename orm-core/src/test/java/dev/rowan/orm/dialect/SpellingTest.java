package dev.rowan.orm.dialect;

import static dev.rowan.orm.dialect.Probe.column;
import static dev.rowan.orm.dialect.Probe.constant;
import static dev.rowan.orm.dialect.Probe.number;
import static dev.rowan.orm.dialect.Probe.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Expression.Arithmetic;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What functions, lookups, arithmetic and aggregates give on each database. */
class SpellingTest {
    private record Trial(String function, Object expected, List<Operand> arguments) {}

    private static Trial trial(String function, Object expected, Operand... arguments) {
        return new Trial(function, expected, List.of(arguments));
    }

    private static Operand real(double value) {
        return constant(value, FieldTypes.DOUBLE);
    }

    private static List<Trial> trials() {
        Operand none = column("NULL", FieldTypes.STRING);
        List<Trial> trials = new ArrayList<>(List.of(
                trial("coalesce", "b", none, text("b")),
                trial("greatest", 7, number(3), number(7)),
                trial("least", 3, number(3), number(7)),
                trial("nullif", null, text("a"), text("a")),
                trial("concat", "a1", text("a"), none, number(1)),
                trial("lower", "abc", text("ABC")),
                trial("upper", "ABC", text("abc")),
                trial("length", 3, text("李雷🚲")),
                trial("trim", "pad", text(" pad ")),
                trial("ltrim", "pad ", text(" pad ")),
                trial("rtrim", " pad", text(" pad ")),
                trial("substr", "bcd", text("abcde"), number(2), number(3)),
                trial("substr", "bcde", text("abcde"), constant(2L, FieldTypes.LONG)),
                trial("replace", "jAvA", text("java"), text("a"), text("A")),
                trial("strindex", 3, text("abcabc"), text("c")),
                trial("left", "ab", text("abc"), number(2)),
                trial("right", "bc", text("abc"), number(2)),
                trial("reverse", "雷a", text("a雷")),
                trial("repeat", "abab", text("ab"), number(2)),
                trial("lpad", "**java", text("java"), number(6), text("*")),
                trial("rpad", "newsa", text("news"), number(5), text("ab")),
                trial("rpad", "ne", text("news"), number(2), text(" ")),
                trial("chr", "é", number(233)),
                trial("ord", 233, text("é")),
                trial("md5", "900150983cd24fb0d6963f7d28e17f72", text("abc")),
                trial("sha224", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7", text("abc")),
                trial("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", text("abc"))));
        trials.addAll(List.of(
                trial("abs", 1.5, real(-1.5)),
                trial("ceil", 2.0, real(1.2)),
                trial("floor", -2.0, real(-1.2)),
                trial("round", 1.0, real(0.5), number(0)),
                trial("round", 2.25, real(2.2451), number(2)),
                trial("sign", -1, number(-9)),
                trial("mod", 3.0, number(101), number(7)),
                trial("mod", 0.5, real(2.5), real(1.0)),
                trial("power", 8.0, number(2), number(3)),
                trial("log", 3.0, real(10), real(1000)),
                trial("atan2", Math.atan2(1, 2), real(1), real(2)),
                trial("sqrt", 4.0, number(16)),
                trial("exp", Math.E, real(1)),
                trial("ln", Math.log(10), real(10)),
                trial("degrees", 180.0, real(Math.PI)),
                trial("radians", Math.PI, real(180)),
                trial("sin", Math.sin(1), real(1)),
                trial("cos", Math.cos(1), real(1)),
                trial("tan", Math.tan(1), real(1)),
                trial("cot", 1 / Math.tan(1), real(1)),
                trial("asin", Math.asin(0.5), real(0.5)),
                trial("acos", Math.acos(0.5), real(0.5)),
                trial("atan", Math.atan(0.5), real(0.5)),
                trial("pi", Math.PI)));
        return trials;
    }

    @EachDatabase
    void everyFunctionGivesWhatItSays(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            Set<String> tried = new TreeSet<>(Set.of("now", "random", "json_object", "json_array"));
            for (Trial trial : trials()) {
                FieldType<?, ?> type = probe.dialect.functionType(trial.function, trial.arguments);
                Object value = probe.value(
                        type.kind(), out -> probe.dialect.function(trial.function, trial.arguments, type, out));
                if (trial.expected instanceof Double expected) {
                    assertThat(((Number) value).doubleValue())
                            .as(trial.function)
                            .isCloseTo(expected, within(1e-9));
                } else {
                    assertThat(value).as(trial.function).isEqualTo(trial.expected);
                }
                tried.add(trial.function);
            }
            tried.addAll(List.of("sha384", "sha512", "sha1"));
            Set<String> windows = Set.of(
                    "row_number",
                    "rank",
                    "dense_rank",
                    "percent_rank",
                    "cume_dist",
                    "ntile",
                    "lag",
                    "lead",
                    "first_value",
                    "last_value",
                    "nth_value");
            tried.addAll(windows);
            assertThat(tried).containsAll(StandardFunctions.all().keySet());
        }
    }

    @EachDatabase
    void longHashesAreOfTheirLength(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            for (String name : List.of("sha384", "sha512")) {
                String hash = (String) probe.value(
                        ColumnKind.TEXT, out -> probe.dialect.function(name, List.of(text("abc")), null, out));
                assertThat(hash)
                        .hasSize(Integer.parseInt(name.substring(3)) / 4)
                        .matches("[0-9a-f]+");
            }
        }
    }

    @EachDatabase
    void nowIsNowAndRandomIsBetween(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            Instant before = Instant.now().minusSeconds(60);
            Object now = probe.value(ColumnKind.INSTANT, out -> probe.dialect.function("now", List.of(), null, out));
            assertThat((Instant) now).isBetween(before, before.plusSeconds(3600));
            Object random =
                    probe.value(ColumnKind.DOUBLE, out -> probe.dialect.function("random", List.of(), null, out));
            assertThat((Double) random).isBetween(0.0, 1.0);
        }
    }

    @EachDatabase
    void jsonIsBuiltWithItsTypes(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            List<Operand> pairs = List.of(
                    text("n'\"?"),
                    text("Ana"),
                    text("yes"),
                    constant(true, FieldTypes.BOOLEAN),
                    text("in"),
                    constant(List.of(1, 2), FieldTypes.json()));
            Object json = probe.value(
                    ColumnKind.JSON, out -> probe.dialect.function("json_object", pairs, FieldTypes.json(), out));
            assertThat(FieldTypes.json().toValue(json))
                    .isEqualTo(java.util.Map.of("n'\"?", "Ana", "yes", true, "in", List.of(1, 2)));
        }
    }

    @EachDatabase
    void arithmeticKeepsDjangosTypes(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            assertThat(combined(probe, number(99), Arithmetic.DIVIDE, number(10)))
                    .isEqualTo(9);
            assertThat(combined(probe, number(-7), Arithmetic.MODULO, number(3)))
                    .isEqualTo(-1);
            assertThat(combined(probe, number(250), Arithmetic.BIT_AND, number(6)))
                    .isEqualTo(2);
            assertThat(combined(probe, number(250), Arithmetic.BIT_OR, number(1)))
                    .isEqualTo(251);
            assertThat(combined(probe, number(6), Arithmetic.BIT_XOR, number(3)))
                    .isEqualTo(5);
            assertThat(combined(probe, number(5), Arithmetic.SHIFT_LEFT, constant(2L, FieldTypes.LONG)))
                    .isEqualTo(20L);
            assertThat(combined(probe, number(5), Arithmetic.SHIFT_RIGHT, number(1)))
                    .isEqualTo(2);
            Operand price = constant(new BigDecimal("450"), FieldTypes.DECIMAL);
            assertThat((BigDecimal) combined(probe, price, Arithmetic.DIVIDE, number(4)))
                    .isEqualByComparingTo("112.5");
            assertThat((BigDecimal) combined(probe, price, Arithmetic.TIMES, number(2)))
                    .isEqualByComparingTo("900");
            assertThatThrownBy(() -> combined(probe, price, Arithmetic.TIMES, real(2)))
                    .hasMessageContaining("Cannot infer type of '*' expression involving these types");
            assertThatThrownBy(() -> combined(probe, text("a"), Arithmetic.PLUS, text("b")))
                    .hasMessageContaining("Cannot infer type of '+'");
        }
    }

    @EachDatabase
    void momentsMoveByDurations(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            Operand at = constant(Instant.parse("2023-03-12T06:59:59Z"), FieldTypes.INSTANT);
            Operand day = constant(LocalDate.of(2023, 1, 31), FieldTypes.DATE);
            Operand clock = constant(LocalTime.of(23, 30), FieldTypes.TIME);
            Operand span = constant(Duration.parse("P1DT0.000005S"), FieldTypes.DURATION);
            Operand hour = constant(Duration.ofHours(1), FieldTypes.DURATION);
            assertThat(combined(probe, at, Arithmetic.PLUS, span))
                    .isEqualTo(Instant.parse("2023-03-13T06:59:59.000005Z"));
            assertThat(combined(probe, span, Arithmetic.PLUS, at))
                    .isEqualTo(Instant.parse("2023-03-13T06:59:59.000005Z"));
            assertThat(combined(probe, at, Arithmetic.MINUS, hour)).isEqualTo(Instant.parse("2023-03-12T05:59:59Z"));
            assertThat(combined(probe, day, Arithmetic.PLUS, hour)).isEqualTo(LocalDateTime.of(2023, 1, 31, 1, 0));
            assertThat(combined(probe, clock, Arithmetic.PLUS, hour)).isEqualTo(LocalTime.of(0, 30));
            assertThat(combined(probe, day, Arithmetic.MINUS, constant(LocalDate.of(2022, 12, 1), FieldTypes.DATE)))
                    .isEqualTo(Duration.ofDays(61));
            assertThat(combined(probe, at, Arithmetic.MINUS, constant(Instant.EPOCH, FieldTypes.INSTANT)))
                    .isEqualTo(Duration.ofSeconds(1678604399));
            assertThat(combined(probe, hour, Arithmetic.PLUS, hour)).isEqualTo(Duration.ofHours(2));
        }
    }

    private static Object combined(Probe probe, Operand left, Arithmetic operator, Operand right) throws SQLException {
        FieldType<?, ?> type = probe.dialect.combinedType(left.type(), operator, right.type());
        return probe.value(type.kind(), out -> probe.dialect.combine(left, operator, right, out));
    }

    @EachDatabase
    void castsGiveTheirType(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            assertThat(cast(probe, text("12"), FieldTypes.INTEGER)).isEqualTo(12);
            assertThat(cast(probe, number(12), FieldTypes.STRING)).isEqualTo("12");
            assertThat(cast(
                            probe,
                            constant(Instant.parse("2023-01-01T23:30:00Z"), FieldTypes.INSTANT),
                            FieldTypes.DATE))
                    .isEqualTo(LocalDate.of(2023, 1, 1));
            assertThat(cast(probe, text("Intro to Java"), FieldTypes.text(5)))
                    .isEqualTo(probe.sqlite() ? "Intro to Java" : "Intro");
        }
    }

    private static Object cast(Probe probe, Operand inner, FieldType<?, ?> type) throws SQLException {
        return probe.value(type.kind(), out -> probe.dialect.cast(inner, type, out));
    }

    @EachDatabase
    void aggregatesOverGroupsAndWindows(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            String rows = " FROM (SELECT 2 AS v, 'b' AS w UNION ALL SELECT 4, 'a' UNION ALL SELECT 4, 'a'"
                    + " UNION ALL SELECT NULL, NULL) AS t";
            Operand values = column("v", FieldTypes.INTEGER);
            assertThat(aggregate(probe, rows, "count", values, false, false)).isEqualTo(3L);
            assertThat(aggregate(probe, rows, "count", values, true, false)).isEqualTo(2L);
            assertThat(aggregate(probe, rows, "sum", values, true, false)).isEqualTo(6L);
            assertThat((Double) aggregate(probe, rows, "avg", values, false, false))
                    .isCloseTo(10 / 3.0, within(1e-9));
            assertThat((Double) aggregate(probe, rows, "variance", values, false, false))
                    .isCloseTo(8 / 9.0, within(1e-9));
            assertThat((Double) aggregate(probe, rows, "variance", values, false, true))
                    .isCloseTo(4 / 3.0, within(1e-9));
            assertThat((Double) aggregate(probe, rows, "stddev", values, false, true))
                    .isCloseTo(Math.sqrt(4 / 3.0), within(1e-9));
            assertThat(aggregate(probe, rows, "stddev", column("NULLIF(v, v)", FieldTypes.INTEGER), false, false))
                    .isNull();
            SqlWriter order = new SqlWriter().sql("w DESC");
            Object joined = probe.values(
                            rows,
                            ColumnKind.TEXT,
                            out -> probe.dialect.aggregate(
                                    of("string_agg", false, false),
                                    List.of(column("w", FieldTypes.STRING), text("/'")),
                                    order,
                                    out))
                    .get(0);
            assertThat(joined).isEqualTo("b/'a/'a");
            List<Object> moving = probe.values(
                    " OVER (ORDER BY v ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM (SELECT 1 AS v UNION ALL"
                            + " SELECT 3 UNION ALL SELECT 7) AS t",
                    ColumnKind.DOUBLE,
                    out -> probe.dialect.aggregate(of("stddev", false, false), List.of(values), null, out));
            assertThat(moving).containsExactly(0.0, 1.0, 2.0);
        }
    }

    private static Expression.Aggregate of(String function, boolean distinct, boolean sample) {
        return new Expression.Aggregate(function, null, distinct, sample, null, null, List.of(), null, null);
    }

    private static Object aggregate(
            Probe probe, String rows, String function, Operand values, boolean distinct, boolean sample)
            throws SQLException {
        Expression.Aggregate aggregate = of(function, distinct, sample);
        FieldType<?, ?> type = probe.dialect.aggregateType(aggregate, values.type());
        return probe.values(rows, type.kind(), out -> probe.dialect.aggregate(aggregate, List.of(values), null, out))
                .get(0);
    }
}
