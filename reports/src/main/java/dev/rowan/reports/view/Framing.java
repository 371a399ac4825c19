package dev.rowan.reports.view;

import dev.rowan.analysis.recording.Recording;
import org.jspecify.annotations.Nullable;

/**
 * What a report needs beside the recording.
 *
 * @param title what was recorded, as a person would name it
 * @param networkMillis the assumed network round trip behind "time at stake"
 * @param sources where source lines are looked up
 * @param baseline counts to compare with; absent without a baseline
 * @param before a recording whose latencies are drawn beside the new ones; absent without one
 */
public record Framing(
        String title,
        double networkMillis,
        Sources sources,
        @Nullable Measured baseline,
        @Nullable Recording before) {

    /** Half a millisecond: a database in the same data centre. */
    public static final double NETWORK_MILLIS = 0.5;
}
