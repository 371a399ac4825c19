package dev.rowan.analysis.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bind values of a prepared statement, as hashes: made once with the statement, set by its setters.
 *
 * <p>Like the statement, it is used by one thread at a time. No value is kept unless that was asked for, but small whole
 * numbers until the execution, for limits and offsets. Of each it is kept what it is and how large.
 */
public final class Binds {

    /** The wire protocols' own bound is 65,535; beyond this many, values are counted and not looked at. */
    private static final int MOST = 4_096;

    private static final long NO_NUMBER = Long.MIN_VALUE;

    /** Numbers kept for each value, side by side: its hash as a key, as whatever it is, and itself if it is whole. */
    private static final int EACH = 3;

    private static final int IDENTITY = 1;
    private static final int NUMBER = 2;
    private static final long[] NOTHING = {};

    private final ValueHash hash;
    private final int expected;
    private long[] kept = NOTHING;
    /** The values as texts, where they were asked for; else {@code null}. */
    private final @Nullable ValueTexts texts;

    private final BindTypes types = new BindTypes();
    /** Those of all entries of the batch; {@code null} until there is one. */
    private @Nullable BindTypes batchTypes;

    private int size;
    private int batch;
    private long batchHash;

    Binds(ValueHash hash, boolean keepsValues) {
        this(hash, keepsValues, 2);
    }

    /** @param expected how many values there will be, probably: there is room for them at once */
    Binds(ValueHash hash, boolean keepsValues, int expected) {
        this.hash = hash;
        this.expected = Math.min(MOST, expected);
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
            long key = hash.of(value);
            keep(parameter, key, key, value);
            types.setWhole(parameter);
            if (texts != null) {
                texts.set(parameter, value);
            }
        }
    }

    /** A setter got a value for the parameter, from 1. Never throws, whatever the value does. */
    public void set(int parameter, @Nullable Object value) {
        if (grow(parameter)) {
            long key = value == null ? ValueHash.NONE : hash.of(value);
            boolean whole = value instanceof Long || value instanceof Integer;
            keep(
                    parameter,
                    key,
                    hash.identity(value, key),
                    whole && value != null ? ((Number) value).longValue() : NO_NUMBER);
            types.set(parameter, value);
            if (texts != null) {
                texts.set(parameter, value);
            }
        }
    }

    private void keep(int parameter, long key, long identity, long number) {
        int at = (parameter - 1) * EACH;
        kept[at] = key;
        kept[at + IDENTITY] = identity;
        kept[at + NUMBER] = number;
    }

    private boolean grow(int parameter) {
        if (parameter < 1 || parameter > MOST) {
            return false;
        }
        if (parameter > size) {
            int room = kept.length / EACH;
            if (parameter > room) {
                int length = Math.max(parameter, Math.max(expected, Math.min(MOST, room * 2)));
                kept = Arrays.copyOf(kept, length * EACH);
            }
            // Those between that were not set yet, and what was cleared.
            for (int unset = size + 1; unset <= parameter; unset++) {
                keep(unset, ValueHash.NONE, ValueHash.NONE, NO_NUMBER);
            }
            size = parameter;
        }
        return true;
    }

    /** The present values become an entry of the batch; they stay set, as JDBC has it. */
    public void addBatch() {
        batch++;
        if (batchTypes == null) {
            batchTypes = new BindTypes();
        }
        batchTypes.merge(types);
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
        if (batchTypes != null) {
            batchTypes.clear();
        }
    }

    /** The values were cleared. */
    public void clear() {
        size = 0;
        types.clear();
        if (texts != null) {
            texts.clear();
        }
    }

    /** How many values there is room for. */
    public int room() {
        return kept.length / EACH;
    }

    int size() {
        return size;
    }

    long hash(int parameter) {
        return parameter > size || parameter < 1 ? ValueHash.NONE : kept[(parameter - 1) * EACH];
    }

    /** What tells the parameter's values apart, those that cannot be a key too. */
    long identity(int parameter) {
        return parameter > size || parameter < 1 ? ValueHash.NONE : kept[(parameter - 1) * EACH + IDENTITY];
    }

    /** A whole number that was set, or -1. */
    long number(int parameter) {
        if (parameter > size || parameter < 1) {
            return -1;
        }
        long number = kept[(parameter - 1) * EACH + NUMBER];
        return number == NO_NUMBER ? -1 : number;
    }

    /** One hash over all values, or over the batch. */
    long combined() {
        long all = size;
        for (int i = 0; i < size; i++) {
            all = ValueHash.combine(all, kept[i * EACH + IDENTITY]);
        }
        return all;
    }

    /** What the present values are like. */
    BindTypes types() {
        return types;
    }

    /** What the values of the batch are like. */
    BindTypes batchTypes() {
        return batchTypes == null ? types : batchTypes;
    }

    long batchHash() {
        return batchHash;
    }
}
