package dev.rowan.analysis.detect;

import dev.rowan.analysis.recording.Recording;
import java.util.List;

/** One rule. An instance serves one analysis: it may keep what it needs to judge the whole run. */
interface Detector {

    /** The rule's stable id. */
    String rule();

    /** What the rule sees in one unit. */
    default List<Sighting> in(UnitView view) {
        return List.of();
    }

    /** What the rule sees in the run as a whole, after all units, which are not in the recording any more. */
    default List<Sighting> inRun(Run run, Recording recording) {
        return List.of();
    }
}
