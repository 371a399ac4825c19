package dev.rowan.analysis.recording;

import dev.rowan.analysis.sql.SqlText;

/** Looks up where the values of each execution's keys came from; guarded by the unit. */
final class KeyLookup {
    /** Values of one execution that are kept, to be told from what it gives back. */
    private static final int MOST = 8;

    private static final long[] NO_VALUES = {};

    private final CallValues callValues;
    private final Provenance provenance;

    /** Those of the present execution's keys, and 0 for the others of its values. */
    private final long[] values = new long[MOST];

    private int size;

    KeyLookup(CallValues callValues, Provenance provenance) {
        this.callValues = callValues;
        this.provenance = provenance;
    }

    void trace(Call call, StepRecorder step) {
        SqlText sql = call.sql;
        int all = Math.min(CallValues.MOST, sql.values());
        size = Math.min(all, MOST);
        int kept = 0;
        boolean known = !provenance.isEmpty();
        int touched = 0;
        for (int i = 0; i < all; i++) {
            int key = sql.key(i);
            if (key < 0) {
                continue;
            }
            long hash = callValues.one(call, i);
            step.keyed(key, callValues.identity(call, i, hash));
            if (hash == ValueHash.NONE) {
                continue;
            }
            if (kept < size) {
                values[kept++] = hash;
            }
            KeyTrace trace = known ? step.trace(key) : null;
            if (trace != null) {
                trace.value(hash, provenance);
                touched |= 1 << key;
            }
        }
        while (kept < size) {
            values[kept++] = ValueHash.NONE;
        }
        step.keysDone();
        for (int key = 0; touched != 0; key++, touched >>>= 1) {
            if ((touched & 1) == 1) {
                step.traces()[key].executionDone(provenance.isPartial());
            }
        }
    }

    /** A copy of the present execution's, in the room of one before if there are as many. */
    long[] values(long[] room) {
        if (size == 0) {
            return NO_VALUES;
        }
        long[] copy = room.length == size ? room : new long[size];
        System.arraycopy(values, 0, copy, 0, size);
        return copy;
    }
}
