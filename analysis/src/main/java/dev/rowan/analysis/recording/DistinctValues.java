package dev.rowan.analysis.recording;

import java.util.Arrays;

/**
 * How many different hashes went by: exact up to 64, then estimated by HyperLogLog with 256 registers (about 6.5%).
 *
 * <p>For the exact ones it also knows how often each came and when last, so that a repeat can be told.
 */
final class DistinctValues {

    static final int EXACT = 64;

    private static final int REGISTERS = 256;
    /** HyperLogLog's bias correction for 256 registers: 0.7213 / (1 + 1.079 / 256). */
    private static final double ALPHA = 0.7182725932495458;

    private long[] hashes = new long[8];
    private long[] lastAt = new long[8];
    private int[] counts = new int[8];
    private final boolean estimates;
    private int size;
    private byte[] registers = {};

    /**
     * Knows nothing yet.
     *
     * @param estimates whether to go on beyond the exact ones; otherwise it only knows when they came last
     */
    DistinctValues(boolean estimates) {
        this.estimates = estimates;
    }

    /** Notes a hash; gives when it came last (a sequence number), or -1 when it is new or not known any more. */
    long add(long hash, long sequence) {
        int slot = find(hash);
        if (hashes[slot] == hash) {
            long last = lastAt[slot];
            lastAt[slot] = sequence;
            counts[slot]++;
            return last;
        }
        if (size < EXACT) {
            if ((size + 1) * 2 > hashes.length) {
                grow();
                slot = find(hash);
            }
            hashes[slot] = hash;
            lastAt[slot] = sequence;
            counts[slot] = 1;
            size++;
            return -1;
        }
        if (estimates) {
            estimate(hash);
        }
        return -1;
    }

    private int find(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash >>> 7) & mask;
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldLast = lastAt;
        int[] oldCounts = counts;
        int length = oldHashes.length * 2;
        hashes = new long[length];
        lastAt = new long[length];
        counts = new int[length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                int slot = find(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                lastAt[slot] = oldLast[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    private void estimate(long hash) {
        if (registers.length == 0) {
            registers = new byte[REGISTERS];
            for (long known : hashes) {
                if (known != 0) {
                    register(known);
                }
            }
        }
        register(hash);
    }

    private void register(long hash) {
        int index = (int) (hash >>> 56);
        byte rank = (byte) (Long.numberOfLeadingZeros(hash << 8 | 1L << 7) + 1);
        if (rank > registers[index]) {
            registers[index] = rank;
        }
    }

    boolean isExact() {
        return registers.length == 0;
    }

    long count() {
        if (isExact()) {
            return size;
        }
        double sum = 0;
        int empty = 0;
        for (byte register : registers) {
            sum += 1.0 / (1L << register);
            empty += register == 0 ? 1 : 0;
        }
        double estimate = ALPHA * REGISTERS * REGISTERS / sum;
        if (estimate <= 2.5 * REGISTERS && empty > 0) {
            estimate = REGISTERS * Math.log((double) REGISTERS / empty);
        }
        return Math.max(EXACT + 1L, Math.round(estimate));
    }

    int mostFrequent() {
        return Arrays.stream(counts).max().orElse(0);
    }
}
