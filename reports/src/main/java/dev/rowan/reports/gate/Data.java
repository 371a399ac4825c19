package dev.rowan.reports.gate;

import java.util.List;

/**
 * Whether there is anything to decide on.
 *
 * @param executed statements that were recorded at all
 * @param missing names of benchmark results that stand for no file
 * @param benchmarksAlone whether no recording was asked for
 */
public record Data(long executed, List<String> missing, boolean benchmarksAlone) {

    public Data {
        missing = List.copyOf(missing);
    }

    /** So many executions, and no benchmark asked for. */
    public static Data of(long executed) {
        return new Data(executed, List.of(), false);
    }
}
