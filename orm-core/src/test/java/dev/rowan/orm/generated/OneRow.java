package dev.rowan.orm.generated;

import dev.rowan.orm.model.Binds;
import dev.rowan.orm.model.Cells;
import dev.rowan.orm.model.ColumnKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One cell that is bound and read back; primitives count, so that a test sees boxing. */
final class OneRow implements Cells, Binds {
    @Nullable
    Object value;

    int primitives;
    private boolean wasNull;

    @Override
    public void setBoolean(int index, boolean given) {
        primitive(given);
    }

    @Override
    public void setInt(int index, int given) {
        primitive(given);
    }

    @Override
    public void setLong(int index, long given) {
        primitive(given);
    }

    @Override
    public void setDouble(int index, double given) {
        primitive(given);
    }

    private void primitive(Object given) {
        primitives++;
        value = given;
    }

    @Override
    public void set(int index, @Nullable Object carrier, ColumnKind kind) {
        if (carrier != null && !kind.carrier().isInstance(carrier)) {
            throw new AssertionError(carrier.getClass() + " is no carrier of " + kind);
        }
        value = carrier;
    }

    @Override
    public void setArray(int index, List<? extends @Nullable Object> carriers, ColumnKind kind) {
        throw new AssertionError("one cell holds no array");
    }

    private Number number() {
        primitives++;
        wasNull = value == null;
        return value == null ? 0 : (Number) value;
    }

    @Override
    public boolean booleanAt(int index) {
        primitives++;
        wasNull = value == null;
        return value != null && (Boolean) value;
    }

    @Override
    public short shortAt(int index) {
        return number().shortValue();
    }

    @Override
    public int intAt(int index) {
        return number().intValue();
    }

    @Override
    public long longAt(int index) {
        return number().longValue();
    }

    @Override
    public float floatAt(int index) {
        return number().floatValue();
    }

    @Override
    public double doubleAt(int index) {
        return number().doubleValue();
    }

    @Override
    public boolean wasNull() {
        return wasNull;
    }

    @Override
    public @Nullable String text(int index) {
        return (String) value;
    }

    @Override
    public @Nullable BigDecimal decimal(int index) {
        return (BigDecimal) value;
    }

    @Override
    public @Nullable Instant instant(int index) {
        return (Instant) value;
    }

    @Override
    public @Nullable LocalDate date(int index) {
        return (LocalDate) value;
    }

    @Override
    public @Nullable LocalTime time(int index) {
        return (LocalTime) value;
    }

    @Override
    public @Nullable LocalDateTime dateTime(int index) {
        return (LocalDateTime) value;
    }

    @Override
    public @Nullable Duration duration(int index) {
        return (Duration) value;
    }

    @Override
    public @Nullable UUID uuid(int index) {
        return (UUID) value;
    }

    @Override
    public byte @Nullable [] bytes(int index) {
        return (byte[]) value;
    }

    @Override
    public @Nullable String json(int index) {
        return (String) value;
    }

    @Override
    public @Nullable Object at(int index, ColumnKind kind) {
        return value == null ? null : Objects.requireNonNull(kind).carrier().cast(value);
    }
}
