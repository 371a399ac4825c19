package dev.rowan.reports.gate;

import java.util.List;

/**
 * Whether there is anything to decide on.
 *
 * @param executed statements that were recorded at all
 * @param missing names of benchmark results that stand for no file
 * @param benchmarksAlone whether no recording was asked for
 * @param places where recordings were looked for, as they were named
 * @param lost those of these names that stand for nothing
 */
public record Data(
        long executed, List<String> missing, boolean benchmarksAlone, List<String> places, List<String> lost) {

    public Data {
        missing = List.copyOf(missing);
        places = List.copyOf(places);
        lost = List.copyOf(lost);
    }

    /** So many executions, and no benchmark asked for. */
    public static Data of(long executed) {
        return new Data(executed, List.of(), false, List.of(), List.of());
    }
}
