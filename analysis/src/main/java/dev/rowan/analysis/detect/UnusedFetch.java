package dev.rowan.analysis.detect;

import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.sql.Fingerprinter;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code unused-fetch}: an association loaded with its parents that nothing looked at in the whole run. */
final class UnusedFetch implements Detector {

    static final String RULE = "unused-fetch";

    /** Fewer holders than this may just not have been looked at yet. */
    private static final long LEAST_LOADED = 3;

    private final Map<String, SqlStatement> statements = new HashMap<>();
    private boolean incomplete;

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        incomplete |= !view.unit().isComplete();
        for (Step step : view.unit().steps()) {
            statements.putIfAbsent(step.statement().fingerprint(), step.statement());
        }
        return List.of();
    }

    @Override
    public List<Sighting> inRun(Run run, Recording recording) {
        List<Sighting> sightings = new ArrayList<>();
        // Absence proves nothing where something is missing.
        if (incomplete || !Run.isWhole(recording)) {
            return sightings;
        }
        for (Fetch fetch : recording.fetches()) {
            Frame site = fetch.path().site();
            if (fetch.read() == 0 && fetch.loaded() >= LEAST_LOADED && (site == null || !site.isTest())) {
                SqlStatement statement = statements.get(fetch.fingerprint());
                boolean join = fetch.kind() == Fetch.Kind.JOIN;
                sightings.add(new SightingBuilder(RULE, statement == null ? Fingerprinter.normalised("") : statement)
                        .severity(Severity.WARNING)
                        .association(fetch.association())
                        .path(fetch.path())
                        .counted(1, join ? 1 : 0, 0)
                        .title(() -> fetch.association() + " is loaded with its parents, and nothing looks at it")
                        .because(() -> Words.count(fetch.loaded(), "holder", "holders") + " filled by "
                                + fetch.kind().name().toLowerCase(Locale.ROOT) + " with " + Words.rows(fetch.rows())
                                + ", none of them read in the whole run")
                        .build());
            }
        }
        return sightings;
    }
}
