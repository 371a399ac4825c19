package dev.rowan.analysis.detect;

import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.Trait;
import dev.rowan.analysis.sql.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reads of a unit that may be one repetition: the same statement, for the same association, from one method. */
final class Groups {

    private final UnitView view;
    private final int least;

    private record What(String sql, String association) {}

    private record Method(String className, String method) {}

    Groups(UnitView view) {
        this.view = view;
        this.least = view.options().leastRepeats();
    }

    /**
     * The steps of a statement, one group for each method that repeats it alone, and one for what helpers spread; in the
     * order in which they began, each with its largest step first.
     */
    List<List<Step>> all() {
        Map<What, Map<Method, List<Step>>> byWhat = new LinkedHashMap<>();
        for (Step step : view.steps()) {
            if (isCandidate(step)) {
                Frame site = step.site();
                Method method = site == null ? new Method("", "") : new Method(site.className(), site.method());
                byWhat.computeIfAbsent(
                                new What(step.statement().sql(), step.association()), any -> new LinkedHashMap<>())
                        .computeIfAbsent(method, any -> new ArrayList<>())
                        .add(step);
            }
        }
        List<List<Step>> groups = new ArrayList<>();
        for (Map<Method, List<Step>> methods : byWhat.values()) {
            List<Step> spread = new ArrayList<>();
            for (List<Step> steps : methods.values()) {
                if (attempts(steps) >= least) {
                    groups.add(largestFirst(steps));
                } else {
                    spread.addAll(steps);
                }
            }
            if (attempts(spread) >= least) {
                groups.add(largestFirst(spread));
            }
        }
        groups.sort(Comparator.comparingLong(Groups::firstSequence));
        return groups;
    }

    private static List<Step> largestFirst(List<Step> steps) {
        steps.sort(Comparator.comparingLong(Step::count).reversed().thenComparingInt(Step::ordinal));
        return steps;
    }

    /** Executions that were no second try. */
    static long attempts(List<Step> steps) {
        long attempts = 0;
        for (Step step : steps) {
            attempts += step.count() - step.errors();
        }
        return attempts;
    }

    static long firstSequence(List<Step> group) {
        long first = Long.MAX_VALUE;
        for (Step step : group) {
            first = Math.min(first, step.firstSequence());
        }
        return first;
    }

    private boolean isCandidate(Step step) {
        Cause cause = step.cause();
        if (cause != null && (cause.isBatch() || cause.kind() == Cause.Kind.CASCADE)) {
            return false;
        }
        return step.statement().verb() == Verb.SELECT
                && (step.statement().has(Trait.WHERE)
                        || !step.statement().keys().isEmpty())
                && !isPaging(step)
                && !servesManyAtOnce(step);
    }

    /** Pages of one query: an offset that moves, or a range that its own last row moves. */
    private boolean isPaging(Step step) {
        if (step.statement().has(Trait.OFFSET)) {
            return true;
        }
        boolean equal = false;
        boolean range = false;
        for (Key key : step.statement().keys()) {
            equal |= key.comparison() == Key.Comparison.EQUAL || key.comparison() == Key.Comparison.IN;
            range |= key.comparison() == Key.Comparison.RANGE;
        }
        if (!equal && range) {
            return true;
        }
        return step.statement().has(Trait.LIMIT)
                && view.edges(step).stream()
                        .anyMatch(edge -> edge.parent() == step.ordinal()
                                && step.statement().keys().get(edge.key()).comparison() == Key.Comparison.RANGE);
    }

    /** Batch fetching that is on: one execution is looked up by many of its parents' values. */
    private boolean servesManyAtOnce(Step step) {
        if (step.statement().sql().contains("array_contains(")) {
            // Hibernate's batch fetch where the database has arrays.
            return true;
        }
        boolean lists = step.shape().mostValues() > step.statement().keys().size()
                || step.statement().sql().contains("any (");
        if (!lists || step.statement().keys().stream().noneMatch(key -> key.comparison() == Key.Comparison.IN)) {
            return false;
        }
        for (Edge edge : view.edges(step)) {
            boolean each = edge.mostPerExecution() <= 1 && edge.matched() == edge.tested();
            boolean nested = view.step(edge.parent()).count() >= least && edge.parent() != step.ordinal();
            if (each || nested) {
                return false;
            }
        }
        // Nothing explains the lists: chunks of a list unless as many as some other statement has rows.
        return new Parents(view).byRows(List.of(step)) == null;
    }
}
