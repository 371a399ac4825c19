package dev.rowan.orm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FieldTypesTest {
    enum Status implements Choice<String> {
        DRAFT("D", "Draft"),
        LIVE("P", "Published");

        private final String value;
        private final String label;

        Status(String value, String label) {
            this.value = value;
            this.label = label;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public String label() {
            return label;
        }
    }

    enum Colour {
        RED,
        BLUE
    }

    record Point(int x, Integer y, List<String> tags, Colour colour) {}

    @Test
    void textThatMeansAValueIsThatValue() {
        assertThat(FieldTypes.INTEGER.coerce(" 12 ")).isEqualTo(12);
        assertThat(FieldTypes.INTEGER.coerce(1.9)).isEqualTo(1);
        assertThat(FieldTypes.DECIMAL.coerce("24.5")).isEqualByComparingTo("24.5");
        assertThat(FieldTypes.DECIMAL.coerce(0.1)).isEqualTo(new BigDecimal("0.1"));
        assertThat(FieldTypes.BOOLEAN.coerce(0)).isFalse();
        assertThat(FieldTypes.BOOLEAN.coerce("True")).isTrue();
        assertThat(FieldTypes.STRING.coerce(50)).isEqualTo("50");
        assertThat(FieldTypes.DATE.coerce("2023-1-05")).isEqualTo(LocalDate.of(2023, 1, 5));
        assertThat(FieldTypes.TIME.coerce("23:59")).isEqualTo(LocalTime.of(23, 59));
        assertThat(FieldTypes.INSTANT.coerce("2023-01-01")).isEqualTo(Instant.parse("2023-01-01T00:00:00Z"));
        assertThat(FieldTypes.INSTANT.coerce("2023-01-01 00:30:00.5+02:00"))
                .isEqualTo(Instant.parse("2022-12-31T22:30:00.5Z"));
        assertThat(FieldTypes.DATETIME.coerce("2023-01-01T05:00")).isEqualTo(LocalDateTime.of(2023, 1, 1, 5, 0));
        assertThat(FieldTypes.DURATION.coerce("3 02:01:00.000005")).isEqualTo(Duration.parse("P3DT2H1M0.000005S"));
        assertThat(FieldTypes.DURATION.coerce("PT15M")).isEqualTo(Duration.ofMinutes(15));
        UUID uuid = UUID.fromString("ffffffff-0000-4000-8000-00000000000a");
        assertThat(FieldTypes.UUID.coerce("FFFFFFFF00004000800000000000000a")).isEqualTo(uuid);
    }

    @Test
    void aValueThatMeansNothingIsToldAsDjangoTellsIt() {
        refuses(FieldTypes.INTEGER, "ten", "expected a number but got 'ten'.");
        refuses(FieldTypes.DOUBLE, "ten", "expected a number but got 'ten'.");
        refuses(FieldTypes.UUID, "nope", "“nope” is not a valid UUID.");
        refuses(FieldTypes.DATE, "soon", "“soon” value has an invalid date format. It must be in YYYY-MM-DD format.");
        refuses(
                FieldTypes.DATE,
                "2023-02-29",
                "“2023-02-29” value has the correct format (YYYY-MM-DD) but it is an invalid date.");
        refuses(
                FieldTypes.INSTANT,
                "soon",
                "“soon” value has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.");
        refuses(FieldTypes.BOOLEAN, 2, "“2” value must be either true or false.");
        refuses(FieldTypes.DECIMAL, "x", "“x” value must be a decimal number.");
    }

    private static void refuses(FieldType<?, ?> type, Object value, String message) {
        assertThatThrownBy(() -> type.coerce(value))
                .isInstanceOf(BadValue.class)
                .hasMessage(message);
    }

    @Test
    void aNumberOutsideTheColumnSaysOnWhichSide() {
        assertThatThrownBy(() -> FieldTypes.INTEGER.coerce(3_000_000_000L))
                .isInstanceOfSatisfying(
                        BadValue.class, bad -> assertThat(bad.overflow()).isOne());
        assertThatThrownBy(() -> FieldTypes.BYTE.coerce(-200))
                .isInstanceOfSatisfying(
                        BadValue.class, bad -> assertThat(bad.overflow()).isEqualTo(-1));
    }

    @Test
    void anEnumIsKeptByNameOrByItsOwnValue() {
        FieldType<Status, String> byValue = FieldTypes.enumByValue(Status.class);
        assertThat(byValue.toColumn(Status.LIVE)).isEqualTo("P");
        assertThat(byValue.fromColumn("D")).isEqualTo(Status.DRAFT);
        assertThat(byValue.toCarrier("X")).isEqualTo("X");
        assertThat(byValue.kind()).isEqualTo(ColumnKind.TEXT);
        assertThatThrownBy(() -> byValue.fromColumn("X")).hasMessageContaining("Its values: [D, P]");
        FieldType<Colour, String> byName = FieldTypes.enumByName(Colour.class);
        assertThat(byName.toCarrier(Colour.BLUE)).isEqualTo("BLUE");
        assertThat(byName.coerce("RED")).isEqualTo(Colour.RED);
        assertThatThrownBy(() -> byName.fromColumn("X")).hasMessageContaining("RED, BLUE");
    }

    @Test
    void everyJavaClassOfAColumnHasItsType() {
        assertThat(FieldTypes.ofClass(int.class)).isSameAs(FieldTypes.INTEGER);
        assertThat(FieldTypes.ofClass(Status.class).toCarrier(Status.LIVE)).isEqualTo("P");
        assertThat(FieldTypes.ofClass(Colour.class).toCarrier(Colour.RED)).isEqualTo("RED");
        assertThat(FieldTypes.ofClass(Thread.class)).isNull();
    }

    @Test
    void jsonIsSpeltAsInDjangosRows() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", Arrays.asList(1, 1.5, null, true));
        value.put("é\"", Map.of("k", "v\n"));
        assertThat(FieldTypes.json().toColumn(value))
                .isEqualTo("{\"a\": [1, 1.5, null, true], \"\\u00e9\\\"\": {\"k\": \"v\\n\"}}");
        assertThat(FieldTypes.json().fromColumn(FieldTypes.json().toColumn(value)))
                .isEqualTo(value);
        assertThat(FieldTypes.json().toCarrier(JsonNull.INSTANCE)).isEqualTo("null");
    }

    @Test
    void jsonBecomesARecordAndComesBack() {
        FieldType<Point, String> type = FieldTypes.json(Point.class);
        Point point = new Point(1, null, List.of("a"), Colour.RED);
        assertThat(type.toColumn(point)).isEqualTo("{\"x\": 1, \"y\": null, \"tags\": [\"a\"], \"colour\": \"RED\"}");
        assertThat(type.fromColumn(type.toColumn(point))).isEqualTo(point);
        assertThat(type.fromColumn("{\"tags\": null}")).isEqualTo(new Point(0, null, null, null));
    }

    @Test
    void jsonThatIsBrokenSaysWhere() {
        assertThatThrownBy(() -> FieldTypes.json().fromColumn("{\"a\" 1}"))
                .isInstanceOf(BadValue.class)
                .hasMessage("This is not JSON: ':' is missing at character 6.");
        assertThatThrownBy(() -> FieldTypes.json().fromColumn("[1] x")).hasMessageContaining("the end is missing");
    }

    @Test
    void jacksonsTreesAreColumnsToo() throws Exception {
        JsonNode tree = new ObjectMapper().readTree("{\"a\": [1, null, \"é\"]}");
        FieldType<JsonNode, String> type = FieldTypes.json(JsonNode.class);
        assertThat(type.toColumn(tree)).isEqualTo("{\"a\": [1, null, \"\\u00e9\"]}");
        assertThat(type.fromColumn(type.toColumn(tree))).isEqualTo(tree);
    }
}
