package dev.rowan.orm.dialect.postgres;

import dev.rowan.orm.model.Cells;
import dev.rowan.orm.model.ColumnKind;
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
final class PostgresCells implements Cells {
    private final ResultSet rows;
    private final BinaryMoments moments = new BinaryMoments();

    PostgresCells(ResultSet rows) {
        this.rows = rows;
    }

    @Override
    public boolean booleanAt(int index) throws SQLException {
        return rows.getBoolean(index);
    }

    @Override
    public short shortAt(int index) throws SQLException {
        return rows.getShort(index);
    }

    @Override
    public int intAt(int index) throws SQLException {
        return rows.getInt(index);
    }

    @Override
    public long longAt(int index) throws SQLException {
        return rows.getLong(index);
    }

    @Override
    public float floatAt(int index) throws SQLException {
        return rows.getFloat(index);
    }

    @Override
    public double doubleAt(int index) throws SQLException {
        return rows.getDouble(index);
    }

    @Override
    public boolean wasNull() throws SQLException {
        return rows.wasNull();
    }

    @Override
    public @Nullable String text(int index) throws SQLException {
        return rows.getString(index);
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

    @Override
    public byte @Nullable [] bytes(int index) throws SQLException {
        return rows.getBytes(index);
    }

    @Override
    public @Nullable String json(int index) throws SQLException {
        return rows.getString(index);
    }

    @Override
    public @Nullable Object at(int index, ColumnKind kind) throws SQLException {
        return switch (kind) {
            case BOOLEAN -> boxed(rows.getBoolean(index));
            case SMALLINT -> boxed(rows.getShort(index));
            case INTEGER -> boxed(rows.getInt(index));
            case BIGINT -> boxed(rows.getLong(index));
            case REAL -> boxed(rows.getFloat(index));
            case DOUBLE -> boxed(rows.getDouble(index));
            case DECIMAL -> decimal(index);
            case TEXT, JSON -> rows.getString(index);
            case INSTANT -> instant(index);
            case DATE -> date(index);
            case TIME -> time(index);
            case DATETIME -> dateTime(index);
            case DURATION -> duration(index);
            case UUID -> uuid(index);
            case BYTES -> bytes(index);
        };
    }

    private @Nullable Object boxed(Object value) throws SQLException {
        return rows.wasNull() ? null : value;
    }
}
