package dev.rowan.analysis.detect;

import dev.rowan.analysis.Options;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recording;
import java.util.ArrayList;
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

    /** What the rules that are not disabled see, in the order of the recording. */
    public static List<Sighting> sightings(Recording recording, Options options) {
        Run run = new Run(recording, options);
        List<Detector> detectors = all().stream()
                .filter(detector -> !options.disabled().contains(detector.rule()))
                .toList();
        List<Sighting> sightings = new ArrayList<>();
        for (Unit unit : recording.units()) {
            UnitView view = new UnitView(unit, run);
            for (Detector detector : detectors) {
                sightings.addAll(detector.in(view));
            }
        }
        for (Detector detector : detectors) {
            sightings.addAll(detector.inRun(run));
        }
        return sightings;
    }
}
