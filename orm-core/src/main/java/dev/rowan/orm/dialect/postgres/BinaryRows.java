package dev.rowan.orm.dialect.postgres;

import dev.rowan.orm.model.ColumnKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in the binary form of COPY, gathered and handed on in large pieces. Not thread-safe. */
final class BinaryRows {
    /** Where the bytes go. */
    @FunctionalInterface
    interface Sink {
        void write(byte[] bytes, int from, int length) throws SQLException;
    }

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int PIECE = 1 << 16;

    /** More than any value of a fixed length, its own length included. */
    private static final int ROOM = 32;

    private static final int NULL = -1;
    private static final long YEAR_2000_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long YEAR_2000_SECOND = YEAR_2000_DAY * 86_400L;
    private static final long MICROS = 1_000_000L;
    private static final int JSONB_VERSION = 1;

    private final Sink sink;
    private final byte[] buffer = new byte[PIECE];
    private int size;

    BinaryRows(Sink sink) throws SQLException {
        this.sink = sink;
        bytes(SIGNATURE);
        putInt(0);
        putInt(0);
    }

    void row(int values) throws SQLException {
        room();
        putShort(values);
    }

    /** A carrier of the kind, or NULL. */
    void value(@Nullable Object carrier, ColumnKind kind) throws SQLException {
        room();
        if (carrier == null) {
            putInt(NULL);
            return;
        }
        switch (kind) {
            case BOOLEAN -> {
                putInt(1);
                putByte((Boolean) carrier ? 1 : 0);
            }
            case SMALLINT -> {
                putInt(Short.BYTES);
                putShort(((Number) carrier).shortValue());
            }
            case INTEGER -> whole(((Number) carrier).intValue());
            case BIGINT -> whole(((Number) carrier).longValue());
            case REAL -> whole(Float.floatToIntBits(((Number) carrier).floatValue()));
            case DOUBLE -> whole(Double.doubleToLongBits(((Number) carrier).doubleValue()));
            case DECIMAL -> decimal((BigDecimal) carrier);
            case TEXT -> sized(((String) carrier).getBytes(StandardCharsets.UTF_8));
            case INSTANT -> moment((Instant) carrier);
            case DATE -> whole(Math.toIntExact(((LocalDate) carrier).toEpochDay() - YEAR_2000_DAY));
            case TIME -> whole(((LocalTime) carrier).toNanoOfDay() / 1_000);
            case DATETIME -> moment(((LocalDateTime) carrier).toInstant(ZoneOffset.UTC));
            case DURATION -> interval((Duration) carrier);
            case UUID -> {
                UUID id = (UUID) carrier;
                putInt(2 * Long.BYTES);
                putLong(id.getMostSignificantBits());
                putLong(id.getLeastSignificantBits());
            }
            case BYTES -> sized((byte[]) carrier);
            case JSON -> {
                byte[] text = ((String) carrier).getBytes(StandardCharsets.UTF_8);
                putInt(text.length + 1);
                putByte(JSONB_VERSION);
                bytes(text);
            }
        }
    }

    void end() throws SQLException {
        room();
        putShort(NULL);
        flush();
    }

    private void whole(int value) {
        putInt(Integer.BYTES);
        putInt(value);
    }

    private void whole(long value) {
        putInt(Long.BYTES);
        putLong(value);
    }

    private void moment(Instant moment) {
        long micros = Math.multiplyExact(moment.getEpochSecond() - YEAR_2000_SECOND, MICROS);
        whole(Math.addExact(micros, moment.getNano() / 1_000));
    }

    /** Days and the rest apart, as {@link Intervals} has them; months are never used. */
    private void interval(Duration span) {
        putInt(Long.BYTES + 2 * Integer.BYTES);
        putLong(Math.floorMod(span.getSeconds(), 86_400L) * MICROS + span.getNano() / 1_000);
        putInt(Math.toIntExact(Math.floorDiv(span.getSeconds(), 86_400L)));
        putInt(0);
    }

    /** Digits of base 10,000 on both sides of the point: {@code 12345.67} is 1, 2345 and 6700, of weight 1. */
    private void decimal(BigDecimal number) throws SQLException {
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        BigInteger unscaled = plain.unscaledValue().abs();
        String digits = unscaled.signum() == 0 ? "" : unscaled.toString();
        int scale = plain.scale();
        int whole = Math.max(0, digits.length() - scale);
        String before = "0".repeat((4 - whole % 4) % 4) + digits.substring(0, whole);
        String fraction = "0".repeat(Math.max(0, scale - digits.length())) + digits.substring(whole);
        String all = before + fraction + "0".repeat((4 - fraction.length() % 4) % 4);
        int first = 0;
        int last = all.length() / 4;
        while (first < last && group(all, first) == 0) {
            first++;
        }
        while (first < last && group(all, last - 1) == 0) {
            last--;
        }
        int weight = first == last ? 0 : before.length() / 4 - 1 - first;
        putInt((4 + last - first) * Short.BYTES);
        putShort(last - first);
        putShort(weight);
        putShort(plain.signum() < 0 ? 0x4000 : 0);
        putShort(scale);
        for (int i = first; i < last; i++) {
            room();
            putShort(group(all, i));
        }
    }

    private static int group(String digits, int index) {
        return Integer.parseInt(digits, index * 4, index * 4 + 4, 10);
    }

    private void sized(byte[] value) throws SQLException {
        putInt(value.length);
        bytes(value);
    }

    private void bytes(byte[] value) throws SQLException {
        if (value.length > buffer.length - size) {
            flush();
        }
        if (value.length > buffer.length) {
            sink.write(value, 0, value.length);
            return;
        }
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
    }

    private void room() throws SQLException {
        if (size > buffer.length - ROOM) {
            flush();
        }
    }

    private void flush() throws SQLException {
        sink.write(buffer, 0, size);
        size = 0;
    }

    private void putByte(int value) {
        buffer[size++] = (byte) value;
    }

    private void putShort(int value) {
        putByte(value >> 8);
        putByte(value);
    }

    private void putInt(int value) {
        putShort(value >> 16);
        putShort(value);
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }
}
