package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import java.util.List;

/**
 * Everything that was recorded, by any number of JVMs, merged; what detectors and reports take.
 *
 * @param jvms one for each file
 * @param units in the order of their files, and of their ends within each
 * @param foreignKeys distinct
 * @param latencies one for each statement
 * @param fetches one for each association, place and statement
 * @param trials fixes that were tried, distinct
 * @param problems what could not be read, or is known to be missing
 */
public record Recording(
        List<Jvm> jvms,
        List<Unit> units,
        List<ForeignKey> foreignKeys,
        List<Latency> latencies,
        List<Fetch> fetches,
        List<Trial> trials,
        List<Problem> problems) {

    public Recording {
        jvms = List.copyOf(jvms);
        units = List.copyOf(units);
        foreignKeys = List.copyOf(foreignKeys);
        latencies = List.copyOf(latencies);
        fetches = List.copyOf(fetches);
        trials = List.copyOf(trials);
        problems = List.copyOf(problems);
    }

    /** A recording of units alone. */
    public static Recording of(List<Unit> units) {
        return new Recording(List.of(), units, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The same with these units. */
    public Recording with(List<Unit> others) {
        return new Recording(jvms, others, foreignKeys, latencies, fetches, trials, problems);
    }

    /** Whether there is nothing to judge: no data is never a pass. */
    public boolean isEmpty() {
        return units.isEmpty() && jvms.stream().allMatch(jvm -> jvm.health().statements() == 0);
    }

    /**
     * Something about a file that a reader of the report must know.
     *
     * @param source the file
     * @param kind what is wrong
     * @param message what, where and how much was lost
     */
    public record Problem(String source, Kind kind, String message) {

        /** What is wrong with a file. */
        public enum Kind {
            /** Bytes that are no valid record; everything before them was read. */
            DAMAGED,
            /** No END record: the JVM was killed or runs still. */
            UNFINISHED,
            /** Not a recording, or not readable. */
            UNREADABLE,
            /** Written by a newer version of Rowan. */
            TOO_NEW
        }
    }
}
