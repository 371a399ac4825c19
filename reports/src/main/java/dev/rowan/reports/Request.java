package dev.rowan.reports;

import dev.rowan.reports.gate.Settings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be reported or decided.
 *
 * @param recordings files and folders, and what of them is not there
 * @param benchmarks results of JMH, beside the recordings or instead of them
 * @param settings the rules
 * @param baseline the baseline to compare with; absent without one
 * @param before a recording whose latencies are drawn beside the new ones; absent without one
 * @param sources folders in which source lines are looked up
 * @param title what was recorded, as a person would name it
 */
public record Request(
        Recordings.Found recordings,
        Benchmarks benchmarks,
        Settings settings,
        @Nullable Path baseline,
        @Nullable Path before,
        List<Path> sources,
        String title) {

    public Request {
        sources = List.copyOf(sources);
    }
}
