package dev.rowan.analysis.recording;

import dev.rowan.analysis.sql.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which column of which step gave a value, in first-seen order: an index of hashes over one open unit. */
final class Provenance {

    /** Values kept for a unit: 1.5 MiB at the most. */
    private static final int MOST = 32_768;

    /** A result column of a step. */
    static final class Source {
        final StepRecorder step;
        final int index;
        final Column column;
        int values;
        /** Whether it gave back values that its own execution was looked up by: those came from elsewhere. */
        boolean echo;

        Source(StepRecorder step, int index, Column column) {
            this.step = step;
            this.index = index;
            this.column = column;
        }
    }

    /** Gets each place a value was seen at. */
    interface Visitor {
        void seen(Source source, int ordinal, long execution);
    }

    private final List<Source> sources = new ArrayList<>();
    private int[] heads = new int[64];
    private long[] hashes = new long[32];
    private int[] next = new int[32];
    private int[] source = new int[32];
    private int[] ordinal = new int[32];
    private long[] execution = new long[32];
    private int size;
    private boolean partial;

    Provenance() {
        Arrays.fill(heads, -1);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Whether values went by that are not in it: a value without a source then proves nothing. */
    boolean isPartial() {
        return partial;
    }

    /** Takes in what a result has published since the last time. */
    void drain(ResultRows rows) {
        int published = rows.published();
        for (int i = rows.drained; i < published; i++) {
            add(rows, rows.columnOf(i), rows.value(i));
        }
        rows.drained = published;
        partial |= rows.isTruncated();
    }

    private void add(ResultRows rows, int columnIndex, long hash) {
        int id = source(rows, columnIndex);
        int slot = slot(hash);
        for (int entry = heads[slot]; entry >= 0; entry = next[entry]) {
            if (hashes[entry] == hash && source[entry] == id) {
                execution[entry] = rows.execution;
                return;
            }
        }
        if (size == MOST) {
            partial = true;
            return;
        }
        if (size == hashes.length) {
            grow();
            slot = slot(hash);
        }
        Source from = sources.get(id);
        // Of what a list asks for the rows are a choice, in an order of their own: those may well be looped over.
        boolean list = rows.ownValues.length > rows.step.statement().keys().size();
        from.echo |= !list && contains(rows.ownValues, hash);
        hashes[size] = hash;
        source[size] = id;
        ordinal[size] = from.values++;
        execution[size] = rows.execution;
        next[size] = heads[slot];
        heads[slot] = size++;
    }

    private static boolean contains(long[] own, long hash) {
        for (long value : own) {
            if (value == hash) {
                return true;
            }
        }
        return false;
    }

    private int source(ResultRows rows, int columnIndex) {
        int[] ids = rows.step.sourceIds;
        if (ids[columnIndex] == 0) {
            sources.add(new Source(rows.step, columnIndex, rows.column(columnIndex)));
            ids[columnIndex] = sources.size();
        }
        return ids[columnIndex] - 1;
    }

    private int slot(long hash) {
        return (int) (hash >>> 11) & (heads.length - 1);
    }

    private void grow() {
        int length = Math.min(MOST, size * 2);
        hashes = Arrays.copyOf(hashes, length);
        next = Arrays.copyOf(next, length);
        source = Arrays.copyOf(source, length);
        ordinal = Arrays.copyOf(ordinal, length);
        execution = Arrays.copyOf(execution, length);
        heads = new int[length * 2];
        Arrays.fill(heads, -1);
        for (int i = 0; i < size; i++) {
            int slot = slot(hashes[i]);
            next[i] = heads[slot];
            heads[slot] = i;
        }
    }

    void find(long hash, Visitor visitor) {
        for (int entry = heads[slot(hash)]; entry >= 0; entry = next[entry]) {
            if (hashes[entry] == hash) {
                visitor.seen(sources.get(source[entry]), ordinal[entry], execution[entry]);
            }
        }
    }

    /** The source of a step's result column, if it ever gave a value. */
    @Nullable
    Source of(StepRecorder step, int columnIndex) {
        int id = step.sourceIds[columnIndex];
        return id == 0 ? null : sources.get(id - 1);
    }
}
