package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.BindType;
import dev.rowan.analysis.event.BindType.Kind;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Kinds and largest sizes of the values at the first bind positions. Confined like the {@link Binds} or guarded like the
 * step that has it.
 *
 * <p>One number a position, so that taking an execution in is a comparison for each: the kind above, the size below. No
 * method of a value is called that an application could have written.
 */
final class BindTypes {

    /** An IN list's first positions tell what the rest is. */
    static final int MOST = 16;

    /** What is null, or not set yet. */
    private static final long NOTHING = 0;

    private static final int KIND = 32;
    private static final long SIZE = 0xffff_ffffL;
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final long WHOLE = packed(Kind.WHOLE, 0);
    private static final long TEXT = packed(Kind.TEXT, 0);
    private static final long[] NONE = {};

    private long[] seen = NONE;
    private int size;

    void setWhole(int position) {
        set(position, WHOLE);
    }

    void set(int position, @Nullable Object value) {
        set(position, value == null ? NOTHING : of(value));
    }

    /** The value at the position, from 1, is of that type now, and no other. */
    private void set(int position, long type) {
        if (position <= MOST) {
            grow(position);
            seen[position - 1] = type;
        }
    }

    private void grow(int positions) {
        if (positions > size) {
            if (positions > seen.length) {
                seen = Arrays.copyOf(seen, Math.min(MOST, Math.max(positions, seen.length + 2)));
            }
            // Whatever was there before it was cleared.
            Arrays.fill(seen, size, positions, NOTHING);
            size = positions;
        }
    }

    /** An execution, or an entry of a batch, had values of those types. */
    void merge(BindTypes values) {
        grow(values.size);
        for (int i = 0; i < values.size; i++) {
            if (seen[i] != values.seen[i]) {
                seen[i] = merged(seen[i], values.seen[i]);
            }
        }
    }

    private static long merged(long one, long other) {
        if (one == NOTHING || other == NOTHING) {
            return one | other;
        }
        long larger = Math.max(one & SIZE, other & SIZE);
        return one >>> KIND == other >>> KIND ? (one & ~SIZE) | larger : packed(Kind.MIXED, larger);
    }

    void clear() {
        size = 0;
    }

    List<BindType> types() {
        List<BindType> types = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            types.add(new BindType(KINDS.get((int) (seen[i] >>> KIND)), seen[i] & SIZE));
        }
        return types;
    }

    private static long packed(Kind kind, long size) {
        return ((long) KINDS.indexOf(kind) << KIND) | size;
    }

    private static long of(Object value) {
        if (value instanceof String text) {
            return TEXT | text.length();
        }
        if (value instanceof Number) {
            return packed(number(value), 0);
        }
        if (value instanceof byte[] bytes) {
            return packed(Kind.BYTES, bytes.length);
        }
        if (value instanceof Character) {
            return TEXT | 1;
        }
        if (value.getClass().isArray()) {
            return packed(Kind.ARRAY, Array.getLength(value));
        }
        return packed(unsized(value), 0);
    }

    private static Kind number(Object value) {
        if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger) {
            return Kind.WHOLE;
        }
        boolean decimal = value instanceof BigDecimal || value instanceof Double || value instanceof Float;
        return decimal ? Kind.DECIMAL : Kind.OTHER;
    }

    private static Kind unsized(Object value) {
        if (value instanceof Boolean) {
            return Kind.BOOLEAN;
        }
        if (value instanceof UUID) {
            return Kind.UUID;
        }
        if (value instanceof Temporal || value instanceof Date || value instanceof Calendar) {
            return Kind.TIME;
        }
        if (value instanceof java.sql.Array) {
            return Kind.ARRAY;
        }
        boolean stream = value instanceof InputStream
                || value instanceof Reader
                || value instanceof java.sql.Blob
                || value instanceof java.sql.Clob
                || value instanceof java.sql.SQLXML;
        return stream ? Kind.STREAM : Kind.OTHER;
    }
}
