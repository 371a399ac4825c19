package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.ColumnUse;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.Trait;
import dev.rowan.analysis.sql.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code cartesian-product}: rows multiplied with each other, by a missing condition or by two to-many joins. */
final class CartesianProduct implements Detector {

    static final String RULE = "cartesian-product";

    /** Below this, twice two and two plus two are the same. */
    private static final long LEAST_ROWS = 8;

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        List<Sighting> sightings = new ArrayList<>();
        for (Step step : view.steps()) {
            if (step.statement().verb() != Verb.SELECT || step.rows().largest() < LEAST_ROWS) {
                continue;
            }
            boolean written = step.statement().sql().contains(" cross join ");
            if (step.statement().has(Trait.UNCONDITIONED_JOIN) && !written) {
                sightings.add(builder(view, step, Confidence.LIKELY)
                        .because(() -> "no condition of the statement connects "
                                + String.join(" and ", step.statement().tables()) + "; "
                                + Words.rows(step.rows().largest()) + " came back")
                        .build());
            } else if (step.statement().has(Trait.JOIN)) {
                multiplied(view, step, sightings);
            }
        }
        return sightings;
    }

    private static SightingBuilder builder(UnitView view, Step step, Confidence confidence) {
        return new SightingBuilder(RULE, view, step)
                .confidence(confidence)
                .severity(Severity.WARNING)
                .counted(step.count(), step.count(), step.nanos())
                .title(() -> "the joins of " + Words.table(step.statement()) + " multiply each other: "
                        + Words.rows(step.rows().largest()));
    }

    /** Two joined tables whose keys both repeat, and repeat as a product: b times c rows for each root. */
    private static void multiplied(UnitView view, Step step, List<Sighting> sightings) {
        Map<String, ColumnUse> keys = keysByTable(view, step);
        if (keys.size() < 3) {
            return;
        }
        List<ColumnUse> byDistinct = new ArrayList<>(keys.values());
        byDistinct.sort((one, other) -> Integer.compare(one.distinct(), other.distinct()));
        ColumnUse root = byDistinct.get(0);
        int size = byDistinct.size();
        ColumnUse first = byDistinct.get(size - 2);
        ColumnUse second = byDistinct.get(size - 1);
        long rows = root.tracked();
        double product = (double) first.distinct() * second.distinct() / Math.max(1, root.distinct());
        boolean both = first.distinct() >= 2 * root.distinct() && second.distinct() >= 2 * root.distinct();
        if (both && rows >= LEAST_ROWS && rows >= 1.5 * second.distinct() && rows >= 0.8 * product) {
            sightings.add(builder(view, step, Confidence.LIKELY)
                    .because(() -> rows + " rows hold " + root.distinct() + " different " + root.column() + ", "
                            + first.distinct()
                            + " " + first.column() + " and " + second.distinct() + " " + second.column()
                            + ": each of the one with each of the other")
                    .build());
        }
    }

    /** For each table its identifying column, as far as it was read on nearly all rows. */
    private static Map<String, ColumnUse> keysByTable(UnitView view, Step step) {
        int tracked = step.columns().stream().mapToInt(ColumnUse::tracked).max().orElse(0);
        Map<String, ColumnUse> keys = new LinkedHashMap<>();
        for (ColumnUse use : step.columns()) {
            boolean identifies = !use.column().table().isEmpty() && view.run().identifies(use.column());
            if (identifies && use.tracked() * 10 >= tracked * 9) {
                keys.merge(use.column().table(), use, (one, other) -> one.distinct() >= other.distinct() ? one : other);
            }
        }
        return keys;
    }
}
