package dev.rowan.orm.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result, read by column index (from 1) in the database's own way.
 *
 * <p>One object per result, moved along with its cursor; not thread-safe.
 */
public interface Cells {
    boolean booleanAt(int index) throws SQLException;

    short shortAt(int index) throws SQLException;

    int intAt(int index) throws SQLException;

    long longAt(int index) throws SQLException;

    float floatAt(int index) throws SQLException;

    double doubleAt(int index) throws SQLException;

    /** Whether the cell read last was NULL; meaningful after the primitive readers only. */
    boolean wasNull() throws SQLException;

    @Nullable
    String text(int index) throws SQLException;

    @Nullable
    BigDecimal decimal(int index) throws SQLException;

    /** A decimal with as many digits after the point as its column declares; SQLite keeps no trailing zeros. */
    default @Nullable BigDecimal decimal(int index, int scale) throws SQLException {
        BigDecimal value = decimal(index);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_EVEN);
    }

    @Nullable
    Instant instant(int index) throws SQLException;

    @Nullable
    LocalDate date(int index) throws SQLException;

    @Nullable
    LocalTime time(int index) throws SQLException;

    @Nullable
    LocalDateTime dateTime(int index) throws SQLException;

    @Nullable
    Duration duration(int index) throws SQLException;

    @Nullable
    UUID uuid(int index) throws SQLException;

    byte @Nullable [] bytes(int index) throws SQLException;

    @Nullable
    String json(int index) throws SQLException;

    /** The cell as the carrier of a kind ({@link ColumnKind#carrier()}), or null. */
    @Nullable
    Object at(int index, ColumnKind kind) throws SQLException;
}
