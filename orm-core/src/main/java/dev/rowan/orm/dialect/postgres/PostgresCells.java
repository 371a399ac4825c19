package dev.rowan.orm.dialect.postgres;

import dev.rowan.orm.dialect.JdbcCells;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGInterval;

/** Reads PostgreSQL's own types; the driver decodes the binary ones without a text between. */
final class PostgresCells extends JdbcCells {
    private final BinaryMoments moments = new BinaryMoments();

    PostgresCells(ResultSet rows) {
        super(rows);
    }

    @Override
    public boolean booleanAt(int index) throws SQLException {
        return rows.getBoolean(index);
    }

    @Override
    public @Nullable BigDecimal decimal(int index) throws SQLException {
        return rows.getBigDecimal(index);
    }

    @Override
    public @Nullable Instant instant(int index) throws SQLException {
        if (moments.areBinary(rows, index)) {
            byte[] sent = rows.getBytes(index);
            if (sent == null || BinaryMoments.isFinite(sent)) {
                return sent == null ? null : BinaryMoments.instant(sent);
            }
        }
        OffsetDateTime moment = rows.getObject(index, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    @Override
    public @Nullable LocalDate date(int index) throws SQLException {
        return rows.getObject(index, LocalDate.class);
    }

    @Override
    public @Nullable LocalTime time(int index) throws SQLException {
        return rows.getObject(index, LocalTime.class);
    }

    @Override
    public @Nullable LocalDateTime dateTime(int index) throws SQLException {
        return rows.getObject(index, LocalDateTime.class);
    }

    @Override
    public @Nullable Duration duration(int index) throws SQLException {
        PGInterval span = (PGInterval) rows.getObject(index);
        return span == null ? null : Intervals.duration(span);
    }

    @Override
    public @Nullable UUID uuid(int index) throws SQLException {
        return (UUID) rows.getObject(index);
    }
}
