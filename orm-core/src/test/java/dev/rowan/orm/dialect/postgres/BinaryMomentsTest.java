package dev.rowan.orm.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGStatement;

/** That moments read from the wire are the driver's own, as text and in binary. */
final class BinaryMomentsTest {
    private static final List<String> MOMENTS = List.of(
            "2024-02-29 12:34:56.789012+02",
            "2000-01-01 00:00:00+00",
            "1999-12-31 23:59:59.999999+00",
            "1582-10-10 00:00:00+00",
            "0044-03-15 12:00:00+00 BC",
            "294276-12-31 23:59:59.999999+00",
            "infinity",
            "-infinity");

    @EachDatabase(Engine.POSTGRES)
    void everyMomentIsTheDrivers(TestDatabase database) throws SQLException {
        for (String type : List.of("timestamptz", "timestamp")) {
            String values = MOMENTS.stream()
                    .map(moment -> "('" + moment + "'::" + type + ")")
                    .collect(Collectors.joining(", ", "VALUES ", ", (NULL)"));
            assertThat(read(database, values, true)).isEqualTo(read(database, values, false));
        }
    }

    private static List<Instant> read(TestDatabase database, String sql, boolean binary) throws SQLException {
        List<Instant> read = new ArrayList<>();
        try (Connection connection = database.plainDataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            // -1 asks for binary rows the first time, 0 never does.
            statement.unwrap(PGStatement.class).setPrepareThreshold(binary ? -1 : 0);
            try (ResultSet rows = statement.executeQuery()) {
                PostgresCells cells = new PostgresCells(rows);
                assertThat(new BinaryMoments().areBinary(rows, 1)).isEqualTo(binary);
                while (rows.next()) {
                    Instant moment = cells.instant(1);
                    OffsetDateTime drivers = rows.getObject(1, OffsetDateTime.class);
                    assertThat(moment).isEqualTo(drivers == null ? null : drivers.toInstant());
                    read.add(moment);
                }
            }
        }
        return read;
    }

    @EachDatabase(Engine.POSTGRES)
    void moreColumnsThanThereAreBitsAreRead(TestDatabase database) throws SQLException {
        String columns = IntStream.rangeClosed(1, 70)
                .mapToObj(second -> "to_timestamp(" + second + ")")
                .collect(Collectors.joining(", "));
        try (Connection connection = database.plainDataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT " + columns)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                PostgresCells cells = new PostgresCells(rows);
                for (int column = 1; column <= 70; column++) {
                    assertThat(cells.instant(column)).isEqualTo(Instant.ofEpochSecond(column));
                }
            }
        }
    }

    /** A bigint is eight bytes too. */
    @EachDatabase(Engine.POSTGRES)
    void whatIsNoMomentIsNotTakenForOne(TestDatabase database) throws SQLException {
        try (Connection connection = database.plainDataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1::bigint")) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(new BinaryMoments().areBinary(rows, 1)).isFalse();
            }
        }
    }
}
