package dev.rowan.orm.dialect.sqlite;

import dev.rowan.orm.model.Binds;
import dev.rowan.orm.model.ColumnKind;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds what SQLite keeps: numbers, texts and bytes. */
final class SqliteBinds implements Binds {
    private final PreparedStatement statement;

    SqliteBinds(PreparedStatement statement) {
        this.statement = statement;
    }

    @Override
    public void setBoolean(int index, boolean value) throws SQLException {
        statement.setInt(index, value ? 1 : 0);
    }

    @Override
    public void setInt(int index, int value) throws SQLException {
        statement.setInt(index, value);
    }

    @Override
    public void setLong(int index, long value) throws SQLException {
        statement.setLong(index, value);
    }

    @Override
    public void setDouble(int index, double value) throws SQLException {
        statement.setDouble(index, value);
    }

    @Override
    public void set(int index, @Nullable Object carrier, ColumnKind kind) throws SQLException {
        if (carrier == null) {
            statement.setNull(index, Types.NULL);
            return;
        }
        switch (kind) {
            case BOOLEAN -> setBoolean(index, (Boolean) carrier);
            case SMALLINT, INTEGER, BIGINT -> statement.setLong(index, ((Number) carrier).longValue());
            case REAL, DOUBLE -> statement.setDouble(index, ((Number) carrier).doubleValue());
            case DECIMAL -> decimal(index, (BigDecimal) carrier);
            case TEXT, JSON -> statement.setString(index, (String) carrier);
            case INSTANT ->
                statement.setString(index, Moments.text(LocalDateTime.ofInstant((Instant) carrier, ZoneOffset.UTC)));
            case DATE -> statement.setString(index, Moments.text((LocalDate) carrier));
            case TIME -> statement.setString(index, Moments.text((LocalTime) carrier));
            case DATETIME -> statement.setString(index, Moments.text((LocalDateTime) carrier));
            case DURATION -> statement.setLong(index, Moments.micros((Duration) carrier));
            case UUID -> statement.setString(index, hex((UUID) carrier));
            case BYTES -> statement.setBytes(index, (byte[]) carrier);
        }
    }

    /** As a number, since a text would not compare with the value of an expression. */
    private void decimal(int index, BigDecimal value) throws SQLException {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() < 19) {
            statement.setLong(index, plain.longValueExact());
        } else {
            statement.setDouble(index, plain.doubleValue());
        }
    }

    /** Without hyphens, as Django writes it. */
    static String hex(UUID uuid) {
        return uuid.toString().replace("-", "");
    }

    @Override
    public void setArray(int index, List<? extends @Nullable Object> carriers, ColumnKind kind) {
        throw new UnsupportedOperationException("SQLite has no arrays");
    }
}
