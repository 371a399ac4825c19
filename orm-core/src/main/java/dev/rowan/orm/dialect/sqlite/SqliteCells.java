package dev.rowan.orm.dialect.sqlite;

import dev.rowan.orm.dialect.JdbcCells;
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
final class SqliteCells extends JdbcCells {
    SqliteCells(ResultSet rows) {
        super(rows);
    }

    @Override
    public boolean booleanAt(int index) throws SQLException {
        return rows.getInt(index) != 0;
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
}
