package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.Trait;
import dev.rowan.analysis.sql.Verb;
import java.util.ArrayList;
import java.util.List;

/** {@code unbounded-result}: a query without a limit that read very many rows at once. */
final class UnboundedResult implements Detector {

    static final String RULE = "unbounded-result";

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        List<Sighting> sightings = new ArrayList<>();
        long most = view.options().unboundedRows();
        for (Step step : view.steps()) {
            boolean unbounded = step.statement().verb() == Verb.SELECT
                    && !step.statement().has(Trait.LIMIT)
                    && !CountInLoop.counts(step.statement())
                    && !isAskedFor(view, step)
                    && !(step.cause() != null && step.cause().isBatch());
            if (unbounded && step.rows().largest() >= most) {
                boolean whole =
                        !step.statement().has(Trait.WHERE) && !step.statement().has(Trait.JOIN);
                sightings.add(new SightingBuilder(RULE, view, step)
                        .confidence(whole ? Confidence.PROVEN : Confidence.LIKELY)
                        .severity(Severity.WARNING)
                        .counted(step.count(), step.count(), step.nanos())
                        .title(() -> Words.table(step.statement()) + " is read without a limit: "
                                + Words.rows(step.rows().largest()) + " at once")
                        .because(() -> Words.rows(step.rows().largest()) + " in one result; the statement has no limit"
                                + (whole ? " and no condition, so that it grows with the table" : ""))
                        .build());
            }
        }
        return sightings;
    }

    /** Whether the rows are looked up by a list of their keys: there are as many as were asked for. */
    private static boolean isAskedFor(UnitView view, Step step) {
        return step.statement().keys().stream()
                .anyMatch(key -> key.comparison() == Key.Comparison.IN
                        && (view.run().identifies(key.column())
                                || step.rows().largest() <= step.shape().mostValues()));
    }
}
