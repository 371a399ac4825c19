package dev.rowan.orm.dialect.postgres;

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
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds values with PostgreSQL's own types, so that the server need not guess and statements stay prepared. */
final class PostgresBinds implements Binds {
    private final PreparedStatement statement;

    PostgresBinds(PreparedStatement statement) {
        this.statement = statement;
    }

    @Override
    public void setBoolean(int index, boolean value) throws SQLException {
        statement.setBoolean(index, value);
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
            setNull(index, kind);
            return;
        }
        switch (kind) {
            case BOOLEAN -> statement.setBoolean(index, (Boolean) carrier);
            case SMALLINT -> statement.setShort(index, ((Number) carrier).shortValue());
            case INTEGER -> statement.setInt(index, ((Number) carrier).intValue());
            case BIGINT -> statement.setLong(index, ((Number) carrier).longValue());
            case REAL -> statement.setFloat(index, ((Number) carrier).floatValue());
            case DOUBLE -> statement.setDouble(index, ((Number) carrier).doubleValue());
            case DECIMAL -> statement.setBigDecimal(index, (BigDecimal) carrier);
            case TEXT -> statement.setString(index, (String) carrier);
            case JSON -> statement.setObject(index, Intervals.typed("jsonb", (String) carrier));
            case INSTANT ->
                statement.setObject(
                        index,
                        ((Instant) carrier).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            case DATE -> statement.setObject(index, (LocalDate) carrier);
            case TIME -> statement.setObject(index, ((LocalTime) carrier).truncatedTo(ChronoUnit.MICROS));
            case DATETIME -> statement.setObject(index, ((LocalDateTime) carrier).truncatedTo(ChronoUnit.MICROS));
            case DURATION -> statement.setObject(index, Intervals.bind((Duration) carrier));
            case UUID -> statement.setObject(index, carrier);
            case BYTES -> statement.setBytes(index, (byte[]) carrier);
        }
    }

    private void setNull(int index, ColumnKind kind) throws SQLException {
        switch (kind) {
            case BOOLEAN -> statement.setNull(index, Types.BOOLEAN);
            case SMALLINT -> statement.setNull(index, Types.SMALLINT);
            case INTEGER -> statement.setNull(index, Types.INTEGER);
            case BIGINT -> statement.setNull(index, Types.BIGINT);
            case REAL -> statement.setNull(index, Types.REAL);
            case DOUBLE -> statement.setNull(index, Types.DOUBLE);
            case DECIMAL -> statement.setNull(index, Types.NUMERIC);
            case TEXT -> statement.setNull(index, Types.VARCHAR);
            case DATE -> statement.setNull(index, Types.DATE);
            case TIME -> statement.setNull(index, Types.TIME);
            case DATETIME -> statement.setNull(index, Types.TIMESTAMP);
            case INSTANT -> statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
            case BYTES -> statement.setNull(index, Types.BINARY);
            case JSON -> statement.setNull(index, Types.OTHER, "jsonb");
            case DURATION -> statement.setNull(index, Types.OTHER, "interval");
            case UUID -> statement.setNull(index, Types.OTHER, "uuid");
        }
    }

    @Override
    public void setArray(int index, List<? extends @Nullable Object> carriers, ColumnKind kind) throws SQLException {
        statement.setArray(index, Arrays.of(statement.getConnection(), carriers, kind));
    }
}
