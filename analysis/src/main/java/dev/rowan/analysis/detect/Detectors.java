package dev.rowan.analysis.detect;

import dev.rowan.analysis.Options;
import java.util.List;

/** All rules, run over a recording. */
public final class Detectors {

    private Detectors() {}

    private static List<Detector> all() {
        return List.of(
                new NPlusOne(),
                new NPlusOneWrite(),
                new CountInLoop(),
                new DuplicateQuery(),
                new VaryingInList(),
                new UnboundedResult(),
                new DeepOffset(),
                new InMemoryPagination(),
                new CartesianProduct(),
                new IdleInTransaction(),
                new UnusedColumns(),
                new UnusedFetch(),
                new LatentNPlusOne());
    }

    /** The ids of all rules, in the order of their importance. */
    public static List<String> rules() {
        return all().stream().map(Detector::rule).toList();
    }

    /** The rules that are not disabled; an instance of each for one analysis. */
    static List<Detector> enabled(Options options) {
        return all().stream()
                .filter(detector -> !options.disabled().contains(detector.rule()))
                .toList();
    }
}
