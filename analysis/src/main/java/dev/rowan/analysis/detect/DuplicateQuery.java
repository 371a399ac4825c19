package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.Trait;
import dev.rowan.analysis.sql.Verb;
import java.util.ArrayList;
import java.util.List;

/** {@code duplicate-query}: the same query with the same values, nothing having been written to its tables between. */
final class DuplicateQuery implements Detector {

    static final String RULE = "duplicate-query";

    /** Someone who asks again after this long is waiting for an answer to change. */
    private static final long POLLING_NANOS = 20_000_000;

    /** What gives another answer each time. */
    private static final List<String> VOLATILE =
            List.of("random(", "rand(", "now(", "current_timestamp", "uuid(", "sysdate", "clock_timestamp");

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        List<Sighting> sightings = new ArrayList<>();
        for (Step step : view.steps()) {
            long executions = step.binds().repeats() + 1;
            if (executions >= view.options().leastDuplicates() && isWasted(view, step)) {
                sightings.add(sighting(view, step, executions));
            }
        }
        return sightings;
    }

    private static boolean isWasted(UnitView view, Step step) {
        Cause cause = step.cause();
        return step.statement().verb() == Verb.SELECT
                && !step.statement().has(Trait.FOR_UPDATE)
                && VOLATILE.stream().noneMatch(step.statement().sql()::contains)
                && (cause == null || !cause.isBatch())
                && view.repetition(step) == null
                && !isPolling(step);
    }

    private static boolean isPolling(Step step) {
        if (step.count() < 3) {
            return false;
        }
        long between = (step.endedAt() - step.startedAt() - step.nanos()) / (step.count() - 1);
        return between > POLLING_NANOS && step.binds().distinct() == 1;
    }

    private Sighting sighting(UnitView view, Step step, long executions) {
        boolean oneTransaction =
                step.transaction() >= 0 && view.unit().transactions().size() == 1;
        long nanos = step.nanos() * step.binds().repeats() / step.count();
        return new SightingBuilder(RULE, view, step)
                .confidence(oneTransaction ? Confidence.PROVEN : Confidence.LIKELY)
                .severity(Severity.WARNING)
                .counted(executions, 1, nanos)
                .title(() -> Words.table(step.statement()) + " is read again with the same values: "
                        + Words.count(step.binds().repeats(), "time", "times") + " too often")
                .because(() -> Words.count(step.binds().repeats(), "execution", "executions")
                        + " repeated the values of an earlier one in the same unit, and nothing had been written to "
                        + String.join(", ", step.statement().tables()) + " between")
                .because(() -> oneTransaction
                        ? "all in one transaction"
                        : "not all in one transaction: someone else may have written between")
                .build();
    }
}
