package dev.rowan.analysis.detect;

import dev.rowan.analysis.Options;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recording;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** All rules on their way over a recording, unit by unit; not thread-safe. */
public final class Detection {

    private final List<Detector> detectors;
    private final Run run;

    public Detection(Collection<ForeignKey> foreignKeys, Options options) {
        this.detectors = Detectors.enabled(options);
        this.run = new Run(foreignKeys, options);
    }

    /** What the rules see in one unit. */
    public void in(Unit unit, Consumer<Sighting> sightings) {
        UnitView view = new UnitView(unit, run);
        for (Detector detector : detectors) {
            detector.in(view).forEach(sightings);
        }
    }

    /** What they see in the run as a whole, after all units: of the recording only what is no unit is looked at. */
    public void inRun(Recording recording, Consumer<Sighting> sightings) {
        for (Detector detector : detectors) {
            detector.inRun(run, recording).forEach(sightings);
        }
    }
}
