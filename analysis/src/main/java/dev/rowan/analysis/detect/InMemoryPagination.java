package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.Trait;
import dev.rowan.analysis.sql.Verb;
import java.util.ArrayList;
import java.util.List;

/** {@code in-memory-pagination}: all rows read where a page was wanted. */
final class InMemoryPagination implements Detector {

    static final String RULE = "in-memory-pagination";

    /** Fewer rows than this are not worth a second query plan. */
    private static final long LEAST_SKIPPED = 20;

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        List<Sighting> sightings = new ArrayList<>();
        for (Step step : view.steps()) {
            long skipped = step.rows().untouched();
            long total = step.rows().total();
            if (step.has(Role.PAGED_IN_MEMORY)) {
                sightings.add(builder(view, step, Confidence.PROVEN)
                        .because(() ->
                                "the ORM said that it applies the limit in memory, after reading " + Words.rows(total))
                        .build());
            } else if (step.statement().verb() == Verb.SELECT
                    && !step.via().mapsObjects()
                    && !step.statement().has(Trait.LIMIT)
                    && skipped >= LEAST_SKIPPED
                    && skipped * 2 >= total
                    && skipped < total) {
                sightings.add(builder(view, step, Confidence.LIKELY)
                        .because(() ->
                                Words.rows(skipped) + " of " + total + " were passed without reading a column of them")
                        .build());
            }
        }
        return sightings;
    }

    private static SightingBuilder builder(UnitView view, Step step, Confidence confidence) {
        return new SightingBuilder(RULE, view, step)
                .confidence(confidence)
                .severity(confidence == Confidence.PROVEN ? Severity.ERROR : Severity.WARNING)
                .counted(step.count(), step.count(), step.nanos())
                .title(() -> Words.table(step.statement()) + " is paged in memory: "
                        + Words.rows(step.rows().total()) + " read for a part of them");
    }
}
