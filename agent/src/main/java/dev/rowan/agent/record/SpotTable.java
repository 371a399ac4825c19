package dev.rowan.agent.record;

import org.jspecify.annotations.Nullable;

/** The spots of one class by a number; looked at without a lock, and without an object for the number. Thread-safe. */
final class SpotTable {
    /** Replaced as a whole, so that readers see keys and spots that belong together. */
    private volatile Table table = new Table(8);

    private static final class Table {
        final long[] keys;
        final @Nullable Spot[] spots;
        int size;

        /** @param length a power of two */
        Table(int length) {
            keys = new long[length];
            spots = new Spot[length];
        }

        int slot(long key) {
            int mask = keys.length - 1;
            int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
            while (spots[slot] != null && keys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        void put(long key, Spot spot) {
            int slot = slot(key);
            size += spots[slot] == null ? 1 : 0;
            keys[slot] = key;
            spots[slot] = spot;
        }
    }

    @Nullable
    Spot get(long key) {
        Table now = table;
        return now.spots[now.slot(key)];
    }

    synchronized void put(long key, Spot spot) {
        Table now = table;
        Table next = new Table((now.size + 1) * 2 > now.keys.length ? now.keys.length * 2 : now.keys.length);
        for (int i = 0; i < now.keys.length; i++) {
            Spot known = now.spots[i];
            if (known != null) {
                next.put(now.keys[i], known);
            }
        }
        next.put(key, spot);
        table = next;
    }
}
