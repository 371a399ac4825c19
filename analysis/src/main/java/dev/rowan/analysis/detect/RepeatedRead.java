package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules about repeated reads have in common: a repetition told as a sighting, and nested ones as a tree. */
abstract class RepeatedRead implements Detector {

    abstract boolean applies(Repetition repetition);

    abstract String title(Repetition repetition);

    /** The id prefix of an enclosing repetition may be another rule's. */
    static String ruleOf(Repetition repetition) {
        return CountInLoop.counts(repetition.step().statement()) ? CountInLoop.RULE : NPlusOne.RULE;
    }

    @Override
    public final List<Sighting> in(UnitView view) {
        List<Sighting> sightings = new ArrayList<>();
        for (Repetition repetition : view.repetitions()) {
            if (applies(repetition)) {
                sightings.add(build(view, repetition).within(enclosing(view, repetition)));
            }
        }
        return sightings;
    }

    private static @Nullable FaultKey enclosing(UnitView view, Repetition repetition) {
        Step parent = repetition.parent();
        Repetition outer = parent == null || repetition.steps().contains(parent) ? null : view.repetition(parent);
        return outer == null
                ? null
                : builder(view, outer, ruleOf(outer)).build().key();
    }

    private static SightingBuilder builder(UnitView view, Repetition repetition, String rule) {
        return new SightingBuilder(rule, view, repetition.step())
                .path(repetition.path())
                .parent(repetition.parent(), repetition.edge())
                .called(foreignKey(view, repetition.edge()))
                .counted(repetition.count(), 1, repetition.nanos());
    }

    /** The foreign key along which the values were carried, as an association is named; "" when there is none. */
    static String foreignKey(UnitView view, @Nullable Edge edge) {
        if (edge == null) {
            return "";
        }
        ForeignKey foreignKey = view.foreignKey(edge, edge.column());
        return foreignKey == null ? "" : foreignKey.toString();
    }

    private Sighting build(UnitView view, Repetition repetition) {
        String incomplete = view.unit().incomplete();
        String foreignKey = foreignKey(view, repetition.edge());
        return builder(view, repetition, rule())
                .confidence(repetition.confidence())
                .severity(repetition.confidence() == Confidence.POSSIBLE ? Severity.WARNING : Severity.ERROR)
                .title(() -> title(repetition))
                .evidence(() -> evidence(repetition, foreignKey, incomplete))
                .build();
    }

    private static List<String> evidence(Repetition repetition, String foreignKey, @Nullable String incomplete) {
        List<String> evidence = new ArrayList<>();
        evidence.add(Words.count(repetition.count(), "execution", "executions") + " with "
                + Words.count(repetition.distinct(), "different value", "different values") + ", "
                + Words.millis(repetition.nanos()) + " in the driver");
        Step parent = repetition.parent();
        Edge edge = repetition.edge();
        if (edge != null && parent != null) {
            evidence.add(Words.count(edge.matched(), "value", "values") + " of " + edge.tested()
                    + " looked at had been read from " + edge.column() + " of " + Words.place(parent)
                    + (edge.inOrder() ? ", in the order of its rows" : ", in another order"));
            if (!edge.rivals().isEmpty()) {
                evidence.add(Words.rivals(edge) + " held the same values"
                        + (repetition.confidence() == Confidence.PROVEN
                                ? "; a foreign key or the library names the column"
                                : ""));
            }
        }
        if (!foreignKey.isEmpty()) {
            evidence.add("the database has a foreign key for it: " + foreignKey);
        }
        if (!repetition.step().association().isEmpty()) {
            evidence.add(
                    "the library said that it was loading " + repetition.step().association());
        }
        if (parent != null && repetition.how() == Repetition.How.ROWS) {
            evidence.add("as many executions as " + Words.place(parent) + " read rows ("
                    + parent.rows().total() + ")");
        }
        if (parent != null && repetition.how() == Repetition.How.ORDER) {
            evidence.add("it followed the query at " + Words.place(parent) + "; nothing else ties the two");
        }
        if (repetition.steps().size() > 1) {
            evidence.add("spread over " + repetition.steps().size() + " call sites");
        }
        if (repetition.step().threads() > 1) {
            evidence.add("run by " + repetition.step().threads() + " threads");
        }
        if (repetition.step().has(Role.TEST_CONFIGURATION)) {
            evidence.add("the test's configuration switches off what may hide this in production");
        }
        if (incomplete != null) {
            evidence.add("the unit is incomplete (" + incomplete + "): there may have been more");
        }
        return evidence;
    }
}
