package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Step;
import java.util.ArrayList;
import java.util.List;

/** {@code deep-offset}: a page so far in that the database reads and throws away all that is before it. */
final class DeepOffset implements Detector {

    static final String RULE = "deep-offset";

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        List<Sighting> sightings = new ArrayList<>();
        for (Step step : view.steps()) {
            long offset = step.shape().offset();
            if (offset >= view.options().deepOffset()) {
                sightings.add(new SightingBuilder(RULE, view, step)
                        .confidence(Confidence.PROVEN)
                        .severity(Severity.WARNING)
                        .counted(step.count(), step.count(), step.nanos())
                        .title(() -> String.format(
                                java.util.Locale.ROOT,
                                "a page of %s starts %,d rows in: the database reads them all to skip them",
                                Words.table(step.statement()),
                                offset))
                        .because(() -> String.format(
                                java.util.Locale.ROOT,
                                "offset %,d, limit %s",
                                offset,
                                step.shape().limit() < 0
                                        ? "none"
                                        : Long.toString(step.shape().limit())))
                        .build());
            }
        }
        return sightings;
    }
}
