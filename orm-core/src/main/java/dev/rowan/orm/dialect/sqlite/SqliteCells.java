package dev.rowan.orm.dialect.sqlite;

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
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what SQLite keeps: numbers, texts and bytes. */
final class SqliteCells implements Cells {
    private final ResultSet rows;

    SqliteCells(ResultSet rows) {
        this.rows = rows;
    }

    @Override
    public boolean booleanAt(int index) throws SQLException {
        return rows.getInt(index) != 0;
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

    /** By its text, which has the 15 digits that a floating number keeps. */
    @Override
    public @Nullable BigDecimal decimal(int index) throws SQLException {
        String text = rows.getString(index);
        if (text == null) {
            return null;
        }
        BigDecimal exact = new BigDecimal(text);
        // The driver's text of a REAL may show the digits of its binary form beyond the 15th.
        return exact.precision() > 15 && text.indexOf('.') >= 0
                ? exact.round(new java.math.MathContext(15)).stripTrailingZeros()
                : exact;
    }

    @Override
    public @Nullable Instant instant(int index) throws SQLException {
        String text = rows.getString(index);
        return text == null ? null : Moments.dateTime(text).toInstant(ZoneOffset.UTC);
    }

    @Override
    public @Nullable LocalDate date(int index) throws SQLException {
        String text = rows.getString(index);
        return text == null ? null : Moments.date(text);
    }

    @Override
    public @Nullable LocalTime time(int index) throws SQLException {
        String text = rows.getString(index);
        return text == null ? null : Moments.time(text);
    }

    @Override
    public @Nullable LocalDateTime dateTime(int index) throws SQLException {
        String text = rows.getString(index);
        return text == null ? null : Moments.dateTime(text);
    }

    @Override
    public @Nullable Duration duration(int index) throws SQLException {
        long micros = rows.getLong(index);
        return rows.wasNull() ? null : Moments.duration(micros);
    }

    @Override
    public @Nullable UUID uuid(int index) throws SQLException {
        String hex = rows.getString(index);
        if (hex == null) {
            return null;
        }
        return hex.length() == 36
                ? UUID.fromString(hex)
                : new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
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
            case BOOLEAN -> boxed(rows.getInt(index) != 0);
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
