package dev.rowan.analysis.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bind values of a prepared statement, as hashes: made once with the statement, set by its setters.
 *
 * <p>Like the statement, it is used by one thread at a time. No value is kept unless that was asked for, but small whole
 * numbers until the execution, for limits and offsets.
 */
public final class Binds {

    /** The wire protocols' own bound is 65,535; beyond this many, values are counted and not looked at. */
    private static final int MOST = 4_096;

    private static final long NO_NUMBER = Long.MIN_VALUE;

    private final ValueHash hash;
    private long[] hashes = new long[2];
    private long[] identities = new long[2];
    private long[] numbers = new long[2];
    /** The values as texts, where they were asked for; else {@code null}. */
    private final @Nullable ValueTexts texts;

    private int size;
    private int batch;
    private long batchHash;

    Binds(ValueHash hash, boolean keepsValues) {
        this.hash = hash;
        this.texts = keepsValues ? new ValueTexts() : null;
    }

    boolean keepsValues() {
        return texts != null;
    }

    /** The present values, where they are kept. */
    String text() {
        return texts == null ? "" : texts.of(size);
    }

    /** A setter got a whole number for the parameter, from 1. */
    public void set(int parameter, long value) {
        if (grow(parameter)) {
            hashes[parameter - 1] = hash.of(value);
            identities[parameter - 1] = hashes[parameter - 1];
            numbers[parameter - 1] = value;
            if (texts != null) {
                texts.set(parameter, value);
            }
        }
    }

    /** A setter got a value for the parameter, from 1. Never throws, whatever the value does. */
    public void set(int parameter, @Nullable Object value) {
        if (grow(parameter)) {
            long key = value == null ? ValueHash.NONE : hash.of(value);
            hashes[parameter - 1] = key;
            identities[parameter - 1] = hash.identity(value, key);
            numbers[parameter - 1] =
                    value instanceof Long || value instanceof Integer ? ((Number) value).longValue() : NO_NUMBER;
            if (texts != null) {
                texts.set(parameter, value);
            }
        }
    }

    private boolean grow(int parameter) {
        if (parameter < 1 || parameter > MOST) {
            return false;
        }
        if (parameter > size) {
            if (parameter > hashes.length) {
                int length = Math.max(parameter, Math.min(MOST, hashes.length * 2));
                hashes = Arrays.copyOf(hashes, length);
                identities = Arrays.copyOf(identities, length);
                numbers = Arrays.copyOf(numbers, length);
            }
            Arrays.fill(numbers, size, parameter, NO_NUMBER);
            Arrays.fill(hashes, size, parameter, ValueHash.NONE);
            Arrays.fill(identities, size, parameter, ValueHash.NONE);
            size = parameter;
        }
        return true;
    }

    /** The present values become an entry of the batch; they stay set, as JDBC has it. */
    public void addBatch() {
        batch++;
        batchHash = ValueHash.combine(batchHash, combined());
    }

    /** Entries of the batch so far. */
    public int batchSize() {
        return batch;
    }

    /** The batch was executed or cleared; the values stay. */
    public void clearBatch() {
        batch = 0;
        batchHash = 0;
    }

    /** The values were cleared. */
    public void clear() {
        size = 0;
        if (texts != null) {
            texts.clear();
        }
    }

    int size() {
        return size;
    }

    long hash(int parameter) {
        return parameter > size || parameter < 1 ? ValueHash.NONE : hashes[parameter - 1];
    }

    /** What tells the parameter's values apart, those that cannot be a key too. */
    long identity(int parameter) {
        return parameter > size || parameter < 1 ? ValueHash.NONE : identities[parameter - 1];
    }

    /** A whole number that was set, or -1. */
    long number(int parameter) {
        if (parameter > size || parameter < 1 || numbers[parameter - 1] == NO_NUMBER) {
            return -1;
        }
        return numbers[parameter - 1];
    }

    /** One hash over all values, or over the batch. */
    long combined() {
        long all = size;
        for (int i = 0; i < size; i++) {
            all = ValueHash.combine(all, identities[i]);
        }
        return all;
    }

    long batchHash() {
        return batchHash;
    }
}
