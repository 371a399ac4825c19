package dev.rowan.analysis.recording;

import java.util.Arrays;

/** Small numbers for the ids of the few threads that share a unit; not thread-safe, allocates nothing when asked again. */
final class ThreadNumbers {

    private final int most;
    private long[] ids = new long[1];
    private int size;

    ThreadNumbers(int most) {
        this.most = most;
    }

    /** The thread's number, from 0; the last one for all threads beyond the most. */
    int number(long id) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        if (size == most) {
            return most - 1;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size] = id;
        return size++;
    }

    int size() {
        return size;
    }
}
