package dev.rowan.orm.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.model.Cells;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.TestDatabase;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every kind of column, on the way in and on the way out. */
class KindsTest {
    private static final Map<FieldType<?, ?>, List<?>> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(FieldTypes.BOOLEAN, List.of(true, false));
        VALUES.put(FieldTypes.SHORT, List.of((short) -3, Short.MAX_VALUE));
        VALUES.put(FieldTypes.INTEGER, List.of(Integer.MIN_VALUE, 7));
        VALUES.put(FieldTypes.LONG, List.of(Long.MIN_VALUE, Long.MAX_VALUE));
        VALUES.put(FieldTypes.FLOAT, List.of(1.5f, -0.25f));
        VALUES.put(FieldTypes.DOUBLE, List.of(0.1, -1e300));
        VALUES.put(FieldTypes.DECIMAL, List.of(new BigDecimal("99999999.99"), new BigDecimal("-0.03")));
        VALUES.put(FieldTypes.STRING, List.of("", "O'Brien \\ \"%_\" 李雷 🚲\n?"));
        VALUES.put(
                FieldTypes.INSTANT,
                List.of(
                        Instant.parse("2023-11-05T05:30:00.000001Z"),
                        Instant.parse("0999-12-31T23:59:59.999999Z"),
                        Instant.parse("1900-01-01T00:00:00Z")));
        VALUES.put(FieldTypes.DATE, List.of(LocalDate.of(2024, 2, 29), LocalDate.of(999, 12, 31)));
        VALUES.put(FieldTypes.TIME, List.of(LocalTime.of(4, 59, 59, 999_999_000), LocalTime.MIDNIGHT));
        VALUES.put(FieldTypes.DATETIME, List.of(LocalDateTime.of(2023, 3, 12, 2, 30), LocalDateTime.of(1, 1, 1, 0, 0)));
        VALUES.put(
                FieldTypes.DURATION,
                List.of(Duration.parse("P10DT2H3M4.000005S"), Duration.ofDays(-1), Duration.ofMillis(-1)));
        VALUES.put(FieldTypes.UUID, List.of(new UUID(-1, 10), new UUID(0, 0)));
        VALUES.put(FieldTypes.json(), List.of(Map.of("a", List.of(1, "é")), "text"));
    }

    @EachDatabase
    void everyKindComesBackAsItWent(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            for (Map.Entry<FieldType<?, ?>, List<?>> each : VALUES.entrySet()) {
                FieldType<?, ?> type = each.getKey();
                for (Object value : each.getValue()) {
                    Object carrier = type.toCarrier(value);
                    Object read = stored(probe, type, carrier);
                    assertThat(type.toValue(read)).as(type + " " + value).isEqualTo(value);
                }
                assertThat(stored(probe, type, null)).as(type + " NULL").isNull();
            }
            byte[] bytes = {0, -1, 39};
            assertThat((byte[]) stored(probe, FieldTypes.BYTES, bytes)).isEqualTo(bytes);
        }
    }

    private static Object stored(Probe probe, FieldType<?, ?> type, Object carrier) throws SQLException {
        String column = probe.dialect.columnType(new ColumnType(type.kind(), 0, 0, 0, false));
        probe.execute("CREATE TEMPORARY TABLE kept (v " + column + ")");
        try (PreparedStatement insert = probe.connection.prepareStatement("INSERT INTO kept VALUES (?)")) {
            probe.dialect.binds(insert).set(1, carrier, type.kind());
            insert.execute();
        }
        Object read =
                probe.values(" FROM kept", type.kind(), out -> out.sql("v")).get(0);
        probe.execute("DROP TABLE kept");
        return read;
    }

    @EachDatabase
    void theReadersOfOneTypeAgreeWithTheGeneralOne(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database);
                PreparedStatement statement = probe.connection.prepareStatement("SELECT 3, 2.5, NULL");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            Cells cells = probe.dialect.cells(rows);
            assertThat(cells.intAt(1)).isEqualTo(3);
            assertThat(cells.wasNull()).isFalse();
            assertThat(cells.longAt(1)).isEqualTo(3);
            assertThat(cells.shortAt(1)).isEqualTo((short) 3);
            assertThat(cells.doubleAt(2)).isEqualTo(2.5);
            assertThat(cells.floatAt(2)).isEqualTo(2.5f);
            assertThat(cells.decimal(2, 3)).isEqualTo(new BigDecimal("2.500"));
            assertThat(cells.intAt(3)).isZero();
            assertThat(cells.wasNull()).isTrue();
        }
    }

    @EachDatabase
    void aLiteralIsTheValueThatABindIs(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            for (Map.Entry<FieldType<?, ?>, List<?>> each : VALUES.entrySet()) {
                FieldType<?, ?> type = each.getKey();
                for (Object value : each.getValue()) {
                    String literal = probe.dialect.literal(type.toCarrier(value), type.kind());
                    assertThat(probe.holds(out -> out.sql(literal + " = ").operand(Probe.constant(value, type))))
                            .as(literal)
                            .isTrue();
                }
            }
        }
    }

    /** PostgreSQL only: SQLite has no arrays. */
    @EachDatabase
    void aListOfAnyKindIsOneArray(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            Map<ColumnKind, Boolean> tried = new EnumMap<>(ColumnKind.class);
            for (Map.Entry<FieldType<?, ?>, List<?>> each : VALUES.entrySet()) {
                FieldType<?, ?> type = each.getKey();
                Operand first = Probe.constant(each.getValue().get(0), type);
                Operand other = Probe.constant(each.getValue().get(1), type);
                Expression.Items list = probe.sqlite()
                        ? null
                        : Expression.Items.of(List.of(each.getValue().get(0)));
                List<Operand> right = List.of(first);
                boolean in = probe.holds(out -> probe.dialect.lookup("in", first, right, list, out));
                boolean out = probe.holds(writer -> probe.dialect.lookup("in", other, right, list, writer));
                assertThat(List.of(in, out)).as(type.toString()).isEqualTo(List.of(true, false));
                tried.put(type.kind(), true);
            }
            assertThat(tried).hasSize(ColumnKind.values().length - 1); // bytes are compared by no one
        }
    }
}
