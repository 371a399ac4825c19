package dev.rowan.agent.record;

import dev.rowan.analysis.recording.UnitRecorder;
import java.util.Map;
import java.util.WeakHashMap;

/** When a place's fix is to be run: once in each unit of work that loads row by row there. Thread-safe. */
final class Attempts {
    /** The same number that makes a repetition of it. */
    private static final int LEAST_LOADS = 3;

    /** A place that was no good moment so often is left alone. */
    private static final int MOST_MISSED = 20;

    /** Units that one place is tried in; more tests of one line hardly bring rows of another kind. */
    private static final int MOST_UNITS = 256;

    private static final int TRIED = Integer.MIN_VALUE;

    /** Loads in each open unit, or that it was tried there. */
    private final Map<UnitRecorder, Integer> loads = new WeakHashMap<>();

    private int units;
    private int missed;

    /** A unit has loaded one more row here. */
    synchronized boolean isDue(UnitRecorder unit) {
        if (units >= MOST_UNITS || missed >= MOST_MISSED) {
            return false;
        }
        int count = loads.getOrDefault(unit, 0);
        if (count == TRIED) {
            return false;
        }
        boolean due = count + 1 >= LEAST_LOADS;
        loads.put(unit, due ? TRIED : count + 1);
        units += due ? 1 : 0;
        return due;
    }

    /** It was no good moment: the unit's next load may be one. */
    synchronized void again(UnitRecorder unit) {
        units--;
        missed++;
        loads.put(unit, LEAST_LOADS);
    }
}
