package dev.rowan.analysis.recording;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Salted hashes of values in one canonical form: {@code 1L}, {@code 1}, {@code "1"} and {@code new BigDecimal("1.0")}
 * are equal, a UUID equals its text and its 16 bytes. Immutable; thread-safe.
 *
 * <p>Nothing of a value can be read back without the salt, which never leaves the process.
 */
final class ValueHash {

    /** The hash of what is not a key: null, a long text, a stream, a value whose own methods throw. */
    static final long NONE = 0;

    /** Keys are short; hashing a document would cost more than running the statement. */
    private static final int LONGEST = 64;

    private final long salt;
    /** Tells apart the values that have no hash code of their own, over all statements. */
    private final AtomicLong uniques = new AtomicLong();

    ValueHash(long salt) {
        this.salt = salt;
    }

    long of(long value) {
        return finish(mix(value ^ salt));
    }

    /** The hash of any value, {@link #NONE} where it cannot be a key. Never throws. */
    long of(Object value) {
        try {
            return known(value);
        } catch (Throwable ownMethodsThrew) {
            // A value's toString belongs to the application; whatever it does must not reach anyone.
            return NONE;
        }
    }

    private long known(Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return of(((Number) value).longValue());
        }
        if (value instanceof String text) {
            return ofText(text);
        }
        if (value instanceof UUID uuid) {
            return ofUuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        }
        if (value instanceof BigInteger number) {
            return number.bitLength() < 64 ? of(number.longValue()) : ofText(number.toString());
        }
        if (value instanceof BigDecimal number) {
            return ofDecimal(number);
        }
        if (value instanceof byte[] bytes && bytes.length == 16) {
            return ofUuid(eightBytes(bytes, 0), eightBytes(bytes, 8));
        }
        if (value instanceof Character || value instanceof Enum<?>) {
            return ofText(value.toString());
        }
        return NONE;
    }

    private long ofDecimal(BigDecimal number) {
        if (number.precision() - number.scale() > 19) {
            return NONE;
        }
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return plain.scale() <= 0 && plain.toBigInteger().bitLength() < 64
                ? of(plain.longValue())
                : ofText(plain.toPlainString());
    }

    /** A text that reads as a number or a UUID hashes as one. */
    private long ofText(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return NONE;
        }
        if (length == 36 && text.charAt(8) == '-') {
            Long most = hex(text, 0, 18);
            Long least = hex(text, 19, 36);
            if (most != null && least != null) {
                return ofUuid(most, least);
            }
        }
        if (length < 19 && isNumber(text)) {
            return of(Long.parseLong(text));
        }
        long hash = salt;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return finish(mix(hash + length));
    }

    /** Without a leading zero or plus: {@code "007"} is a code, not the number 7. */
    private static boolean isNumber(String text) {
        int start = text.charAt(0) == '-' ? 1 : 0;
        int length = text.length();
        if (start == length || (text.charAt(start) == '0' && length > 1)) {
            return false;
        }
        for (int i = start; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Long hex(String text, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '-') {
                continue;
            }
            int digit = Character.digit(c, 16);
            if (digit < 0) {
                return null;
            }
            bits = bits << 4 | digit;
        }
        return bits;
    }

    private static long eightBytes(byte[] bytes, int from) {
        long bits = 0;
        for (int i = from; i < from + 8; i++) {
            bits = bits << 8 | (bytes[i] & 0xff);
        }
        return bits;
    }

    private long ofUuid(long most, long least) {
        return finish(mix(mix(most ^ salt) + least));
    }

    /**
     * A number that tells different values apart, for all types: for those that cannot be a key it is made of their own
     * hash code, and whatever has none of its own (a stream, a LOB) differs from everything. Never throws.
     */
    long identity(@Nullable Object value, long key) {
        if (key != NONE) {
            return key;
        }
        if (value == null) {
            return salt;
        }
        try {
            if (value instanceof byte[] bytes) {
                return finish(mix(Arrays.hashCode(bytes) ^ salt));
            }
            if (value instanceof Long[]
                    || value instanceof Integer[]
                    || value instanceof String[]
                    || value instanceof UUID[]) {
                return finish(mix(Arrays.hashCode((Object[]) value) ^ salt));
            }
            String type = value.getClass().getName();
            boolean hashes = value instanceof Comparable<?> || type.startsWith("java.time.");
            return finish(mix((hashes ? value.hashCode() : uniques.incrementAndGet()) ^ salt ^ type.hashCode()));
        } catch (Throwable ownMethodsThrew) {
            return finish(mix(uniques.incrementAndGet() ^ salt));
        }
    }

    /** The combination of several hashes, in order. */
    static long combine(long left, long right) {
        return mix(left * 31 + right);
    }

    private static long finish(long hash) {
        return hash == NONE ? 1 : hash;
    }

    private static long mix(long value) {
        long hash = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
