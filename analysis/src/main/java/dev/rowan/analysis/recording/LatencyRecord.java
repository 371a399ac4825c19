package dev.rowan.analysis.recording;

import dev.rowan.analysis.sql.SqlStatement;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * One record of a statement's times: which values, and how often. A recording has one for each statement and second, most
 * of them with a few values, and a {@link Histogram} of each would be some thousand numbers that are nearly all zero.
 */
final class LatencyRecord {

    /** Cookie of HdrHistogram's encoding V2, whose counts are zigzag LEB128 numbers; a negative one skips zeros. */
    private static final int V2 = 0x1c849303;

    /** Cookie, length, offset, digits, lowest and highest value, ratio. */
    private static final int HEADER = 40;

    private static final int COOKIE_BASE = ~0xf0;

    /** 2 significant digits take 256 counts in the first bucket and 128 in each further one. */
    private static final int DIGITS = 2;

    private static final int HALF_BUCKET_BITS = 7;
    private static final int HALF_BUCKET = 1 << HALF_BUCKET_BITS;

    /** Nanoseconds of 2^39 and 128 counts of it are 19 hours; a recorder writes an hour at most. */
    private static final int LONGEST_BITS = 39;

    private final SqlStatement statement;
    private final long first;
    private final long firsts;
    private long[] values = new long[8];
    private long[] counts = new long[8];
    private int size;

    /** Reads the times of a record; a {@link RuntimeException} tells that they are none. */
    LatencyRecord(SqlStatement statement, long first, long firsts, ByteBuffer encoded) {
        this.statement = statement;
        this.first = first;
        this.firsts = firsts;
        boolean known = encoded.limit() >= HEADER && (encoded.getInt(0) & COOKIE_BASE) == (V2 & COOKIE_BASE);
        // An offset or other digits are nothing that a recorder writes; the library reads them.
        if (known && encoded.getInt(8) == 0 && encoded.getInt(12) == DIGITS) {
            int from = encoded.arrayOffset() + HEADER;
            Input all = new Input(encoded.array(), from, encoded.arrayOffset() + encoded.limit());
            counts(all.part(encoded.getInt(4)), encoded.getLong(16));
        } else {
            Histogram histogram = Histogram.decodeFromByteBuffer(encoded, 0);
            for (HistogramIterationValue value : histogram.recordedValues()) {
                add(value.getValueIteratedTo(), value.getCountAtValueIteratedTo());
            }
        }
    }

    private void counts(Input in, long lowest) {
        int unit = 63 - Long.numberOfLeadingZeros(Math.max(1, lowest));
        int index = 0;
        while (in.hasMore()) {
            long count = in.signed();
            if (count < 0) {
                index = Math.toIntExact(index - count);
            } else {
                if (count > 0) {
                    add(value(index, unit), count);
                }
                index++;
            }
        }
    }

    private static long value(int index, int unit) {
        int bucket = (index >> HALF_BUCKET_BITS) - 1;
        if (bucket + unit > LONGEST_BITS) {
            throw new Input.Damaged("has a time of more than a day");
        }
        int within = (index & HALF_BUCKET - 1) + HALF_BUCKET;
        return bucket < 0 ? (long) (within - HALF_BUCKET) << unit : (long) within << (bucket + unit);
    }

    private void add(long value, long count) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        values[size] = value;
        counts[size++] = count;
    }

    SqlStatement statement() {
        return statement;
    }

    long first() {
        return first;
    }

    long firsts() {
        return firsts;
    }

    /** Adds the times to a histogram that resizes itself. */
    void addTo(Histogram histogram) {
        for (int i = 0; i < size; i++) {
            histogram.recordValueWithCount(values[i], counts[i]);
        }
    }
}
