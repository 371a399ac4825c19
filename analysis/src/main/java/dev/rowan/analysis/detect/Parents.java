package dev.rowan.analysis.detect;

import dev.rowan.analysis.detect.Repetition.How;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.Trait;
import dev.rowan.analysis.sql.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the query that a group of repeated reads repeats for: by its library's word, by values, by rows, by order.
 *
 * <p>It is decided here once. Title, evidence, fix and picture of a finding all name the parent that comes out, and
 * the values that tie the two are told of no other.
 */
final class Parents {

    /** The parent of a group; its edge, when there is one, leads to that parent and no other. */
    record Parentage(@Nullable Step parent, @Nullable Edge edge, How how) {}

    private final UnitView view;
    private final int least;

    Parents(UnitView view) {
        this.view = view;
        this.least = view.options().leastRepeats();
    }

    /** What values and the library say. */
    Parentage known(List<Step> group, boolean library) {
        Edge edge = bestEdge(group, null);
        if (library) {
            Step origin = origin(group, edge);
            if (origin != null) {
                Edge own = edge != null && edge.parent() == origin.ordinal() ? edge : bestEdge(group, origin);
                return new Parentage(origin, own, own == null ? How.LIBRARY : How.VALUES);
            }
            if (edge == null) {
                return new Parentage(null, null, How.LIBRARY);
            }
        }
        return edge == null
                ? new Parentage(null, null, How.NONE)
                : new Parentage(view.step(edge.parent()), edge, How.VALUES);
    }

    /** Where nothing is known: the query with as many rows, else the one that ran last before. */
    Parentage guessed(List<Step> group, How how) {
        Step parent = byRows(group);
        if (parent != null) {
            return new Parentage(parent, null, How.ROWS);
        }
        parent = byOrder(group);
        return new Parentage(parent, null, parent == null ? how : How.ORDER);
    }

    /** The step of the statement that the library calls the parent's: the one that gave the values, else the latest before. */
    private @Nullable Step origin(List<Step> group, @Nullable Edge edge) {
        Cause cause = group.get(0).cause();
        String fingerprint = cause == null ? "" : cause.originFingerprint();
        if (fingerprint.isEmpty()) {
            return null;
        }
        if (edge != null && view.step(edge.parent()).statement().fingerprint().equals(fingerprint)) {
            return view.step(edge.parent());
        }
        long first = Groups.firstSequence(group);
        Step origin = null;
        for (Step step : view.unit().steps()) {
            boolean before = step.firstSequence() < first || origin == null;
            if (before && step.statement().fingerprint().equals(fingerprint)) {
                origin = step;
            }
        }
        return origin;
    }

    /**
     * The edge that explains nearly all executions best, over all steps of the group; null when values tell nothing.
     *
     * @param to the only parent that it may lead to, or null for any
     */
    private @Nullable Edge bestEdge(List<Step> group, @Nullable Step to) {
        Map<List<Object>, Edge> bySource = new LinkedHashMap<>();
        for (Step step : group) {
            for (Edge edge : view.edges(step)) {
                if (to == null || edge.parent() == to.ordinal()) {
                    bySource.merge(List.of(edge.key(), edge.parent(), edge.column()), edge, Parents::together);
                }
            }
        }
        long attempts = Groups.attempts(group);
        Edge best = null;
        for (Edge edge : bySource.values()) {
            boolean most = edge.matched() * 10 >= edge.tested() * 9 || isRecursion(edge);
            boolean explains = most && edge.matched() >= 2 && edge.distinct() >= 2;
            boolean enough = edge.tested() * 2 >= Math.min(attempts, 1_000);
            if (explains && enough && (best == null || edge.distinct() > best.distinct())) {
                best = edge;
            }
        }
        return best == null ? null : named(view, best);
    }

    /** Whether each gave what the next is looked up by; the first was begun with something from elsewhere. */
    private boolean isRecursion(Edge edge) {
        Key key = view.step(edge.child()).statement().keys().get(edge.key());
        return edge.child() == edge.parent()
                && edge.matched() >= edge.tested() - 1
                && key.comparison() != Key.Comparison.RANGE;
    }

    /** Of the columns of one parent that held the same values, the one that a foreign key names. */
    static Edge named(UnitView view, Edge best) {
        List<Edge.Rival> named = best.rivals().stream()
                .filter(rival -> rival.parent() == best.parent() && view.foreignKey(best, rival.column()) != null)
                .toList();
        if (named.size() != 1 || view.foreignKey(best, best.column()) != null) {
            return best;
        }
        List<Edge.Rival> rivals = new ArrayList<>(best.rivals());
        rivals.remove(named.get(0));
        rivals.add(new Edge.Rival(best.parent(), best.column()));
        return new Edge(
                best.child(),
                best.key(),
                best.parent(),
                named.get(0).column(),
                best.tested(),
                best.matched(),
                best.distinct(),
                best.inOrder(),
                best.parentCurrent(),
                best.parentRows(),
                best.mostPerExecution(),
                rivals);
    }

    /** What two steps of one group have from the same column. */
    private static Edge together(Edge one, Edge other) {
        List<Edge.Rival> rivals =
                one.rivals().stream().filter(other.rivals()::contains).toList();
        return new Edge(
                one.child(),
                one.key(),
                one.parent(),
                one.column(),
                one.tested() + other.tested(),
                one.matched() + other.matched(),
                one.distinct() + other.distinct(),
                one.inOrder() && other.inOrder(),
                one.parentCurrent() && other.parentCurrent(),
                one.parentRows(),
                Math.max(one.mostPerExecution(), other.mostPerExecution()),
                rivals);
    }

    /** An earlier query with exactly as many rows as there were executions. */
    @Nullable
    Step byRows(List<Step> group) {
        long attempts = Groups.attempts(group);
        long first = Groups.firstSequence(group);
        Step best = null;
        for (Step step : view.unit().steps()) {
            boolean before = step.lastSequence() < first && step.statement().verb() == Verb.SELECT;
            if (before && step.rows().total() == attempts && attempts >= least && step.count() == 1) {
                best = step;
            }
        }
        return best;
    }

    /**
     * The query that ran last before the first execution, where it gave as many rows as a repetition has executions at
     * the least: nobody loops over the one row of whoever is logged in.
     */
    private @Nullable Step byOrder(List<Step> group) {
        long first = Groups.firstSequence(group);
        Step best = null;
        for (Step step : view.unit().steps()) {
            boolean before = step.firstSequence() < first
                    && step.statement().verb() == Verb.SELECT
                    && !step.statement().has(Trait.CONSTANT)
                    && step.rows().total() >= least
                    && step.count() < least;
            if (before && (best == null || step.lastSequence() > best.lastSequence())) {
                best = step;
            }
        }
        return best;
    }
}
