package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.detect.Places.Owner;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.PathCount;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.UnitKind;
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
    private static final List<String> VOLATILE = List.of(
            "random(",
            "rand(",
            "now(",
            "current_timestamp",
            "localtimestamp",
            "getdate(",
            "uuid(",
            "newid(",
            "sysdate",
            "clock_timestamp",
            "tablesample",
            "nextval(");

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        List<Sighting> sightings = new ArrayList<>();
        if (!view.unit().isComplete()) {
            // That nothing was written between means nothing where something is missing.
            return sightings;
        }
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
                && !step.statement().tables().isEmpty()
                && VOLATILE.stream().noneMatch(step.statement().sql()::contains)
                && (cause == null || !cause.isBatch())
                && view.repetition(step) == null
                && !isPolling(view, step)
                && owner(view, step) != Owner.TEST;
    }

    /** Nothing but this question, with a pause before each. */
    private static boolean isPolling(UnitView view, Step step) {
        if (step.count() < 3 || step.binds().distinct() > 1) {
            return false;
        }
        long between = (step.endedAt() - step.startedAt() - step.nanos()) / (step.count() - 1);
        boolean alone = view.unit().loops().stream()
                .anyMatch(loop -> loop.body().equals(List.of(step.ordinal())) && loop.times() >= step.count() - 1);
        return alone && between > POLLING_NANOS;
    }

    /** Who asks again: the deepest method that all executions of the statement have in common. */
    private static Owner owner(UnitView view, Step step) {
        List<Step> same = new ArrayList<>();
        for (Step other : view.steps()) {
            if (other.statement().equals(step.statement())) {
                same.add(other);
            }
        }
        List<PathCount> paths = Places.folded(same);
        if (paths.isEmpty()) {
            return Owner.UNKNOWN;
        }
        if (paths.size() == 1) {
            return Places.owner(paths.get(0).path());
        }
        Frame common = Places.commonAncestor(paths).site();
        return common == null ? Owner.UNKNOWN : common.isTest() ? Owner.TEST : Owner.APPLICATION;
    }

    private static Confidence confidence(UnitView view, Step step, boolean oneTransaction) {
        boolean underTest = view.unit().kind() == UnitKind.TEST
                && step.path().frames().stream().anyMatch(Frame::isTest);
        if (underTest && owner(view, step) == Owner.UNKNOWN) {
            return Confidence.POSSIBLE;
        }
        return oneTransaction ? Confidence.PROVEN : Confidence.LIKELY;
    }

    private Sighting sighting(UnitView view, Step step, long executions) {
        // What is written to other tables may be seen in these: through a view, a trigger, a key that cascades.
        boolean alone = view.unit().steps().stream()
                .noneMatch(other -> other.statement().verb().writes());
        boolean oneTransaction =
                alone && step.transaction() >= 0 && view.unit().transactions().size() == 1;
        long nanos = step.nanos() * step.binds().repeats() / step.count();
        return new SightingBuilder(RULE, view, step)
                .confidence(confidence(view, step, oneTransaction))
                .severity(Severity.WARNING)
                .counted(executions, 1, nanos)
                .title(() -> Words.table(step.statement()) + " is read again with the same values: "
                        + Words.count(step.binds().repeats(), "time", "times") + " too often")
                .because(() -> Words.count(step.binds().repeats(), "execution", "executions")
                        + " repeated the values of an earlier one in the same unit, and nothing had been written to "
                        + String.join(", ", step.statement().tables()) + " between")
                .because(() -> oneTransaction
                        ? "all in one transaction"
                        : alone
                                ? "not all in one transaction: someone else may have written between"
                                : "to other tables something was written: a view or a trigger may show it in these")
                .build();
    }
}
