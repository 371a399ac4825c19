package dev.rowan.analysis.detect;

import dev.rowan.analysis.Options;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit as detectors look at it: its judged steps, the edges of each, and what repeats in it. */
final class UnitView {

    private final Unit unit;
    private final UnitName name;
    private final Run run;
    private final List<Step> judged = new ArrayList<>();
    private final boolean[] isJudged;
    private final @Nullable List<Edge>[] edges;
    private @Nullable List<Repetition> repetitions;

    /** The repetition that each step is part of, once those are known. */
    private @Nullable Repetition[] repeated = new Repetition[0];

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java makes no array of a generic type.
    UnitView(Unit unit, Run run) {
        this.unit = unit;
        this.name = UnitName.of(unit);
        this.run = run;
        this.isJudged = new boolean[unit.steps().size()];
        this.edges = new List[unit.steps().size()];
        if (Judged.judges(unit)) {
            for (Step step : unit.steps()) {
                if (run.judged().judges(unit, step)) {
                    judged.add(step);
                    isJudged[step.ordinal()] = true;
                }
            }
        }
        for (Edge edge : unit.edges()) {
            List<Edge> known = edges[edge.child()];
            if (known == null) {
                known = new ArrayList<>(1);
                edges[edge.child()] = known;
            }
            known.add(edge);
        }
    }

    Unit unit() {
        return unit;
    }

    /** What outlives the unit. */
    UnitName name() {
        return name;
    }

    Run run() {
        return run;
    }

    Options options() {
        return run.options();
    }

    /** Whether the step is the application's own doing. */
    boolean judges(Step step) {
        return isJudged[step.ordinal()];
    }

    /** The steps that are the application's own doing. */
    List<Step> steps() {
        return judged;
    }

    /** How each key of a step is explained. */
    List<Edge> edges(Step step) {
        List<Edge> known = edges[step.ordinal()];
        return known == null ? List.of() : known;
    }

    /** What the step was executed with, where values were asked for. */
    List<String> values(Step step) {
        return unit.values().stream()
                .filter(values -> values.step() == step.ordinal())
                .flatMap(values -> values.sets().stream())
                .toList();
    }

    Step step(int ordinal) {
        return unit.steps().get(ordinal);
    }

    /** The step that loaded what a library says a statement was caused by, or null. */
    @Nullable
    Step origin(@Nullable Cause cause) {
        if (cause == null || cause.originFingerprint().isEmpty()) {
            return null;
        }
        for (Step step : unit.steps()) {
            if (step.statement().fingerprint().equals(cause.originFingerprint())) {
                return step;
            }
        }
        return null;
    }

    /**
     * The foreign key that joins a column with the key of an edge's child, in either direction, or null.
     *
     * <p>A key that a join leaves without its table may be any of them, and is that one of which there is a foreign key.
     */
    @Nullable
    ForeignKey foreignKey(Edge edge, Column from) {
        SqlStatement child = step(edge.child()).statement();
        Column key = child.keys().get(edge.key()).column();
        if (!key.table().isEmpty()) {
            return run.foreignKey(from, key);
        }
        ForeignKey found = null;
        for (String table : child.tables()) {
            ForeignKey other = run.foreignKey(from, new Column(table, key.name()));
            if (other != null && found != null && !other.equals(found)) {
                return null;
            }
            found = other == null ? found : other;
        }
        return found;
    }

    /** What the application does again and again in this unit, found once for all rules that ask. */
    List<Repetition> repetitions() {
        List<Repetition> known = repetitions;
        if (known == null) {
            known = Repetitions.in(this);
            repetitions = known;
            repeated = new Repetition[unit.steps().size()];
            for (Repetition repetition : known) {
                for (Step part : repetition.steps()) {
                    repeated[part.ordinal()] = repetition;
                }
            }
        }
        return known;
    }

    /** The repetition that a step is part of, or null. */
    @Nullable
    Repetition repetition(Step step) {
        return repetitions().isEmpty() ? null : repeated[step.ordinal()];
    }
}
