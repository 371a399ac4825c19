package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.detect.Places.Owner;
import dev.rowan.analysis.detect.Repetition.How;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.PathCount;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.Trait;
import dev.rowan.analysis.sql.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reads that one unit repeats for the rows of another, and tells how surely.
 *
 * <p>It is long because grouping, the search for a parent and the weighing ask each other: whether a group counts depends
 * on what its parent's group was judged to be.
 */
final class Repetitions {

    private final UnitView view;
    private final int least;
    private final Map<Integer, Repetition> byStep = new HashMap<>();
    private final Set<Integer> rejected = new HashSet<>();
    private final List<Repetition> found = new ArrayList<>();

    private Repetitions(UnitView view) {
        this.view = view;
        this.least = view.options().leastRepeats();
    }

    static List<Repetition> in(UnitView view) {
        Repetitions repetitions = new Repetitions(view);
        List<List<Step>> groups = repetitions.groups();
        groups.sort(Comparator.comparingLong(group -> firstSequence(group)));
        for (List<Step> group : groups) {
            Repetition repetition = repetitions.judge(group);
            for (Step step : group) {
                if (repetition == null) {
                    repetitions.rejected.add(step.ordinal());
                } else {
                    repetitions.byStep.put(step.ordinal(), repetition);
                }
            }
            if (repetition != null) {
                repetitions.found.add(repetition);
            }
        }
        return repetitions.found;
    }

    private static long firstSequence(List<Step> group) {
        long first = Long.MAX_VALUE;
        for (Step step : group) {
            first = Math.min(first, step.firstSequence());
        }
        return first;
    }

    // --- grouping --------------------------------------------------------------------------------------------------

    private record What(String sql, String association) {}

    private record Method(String className, String method) {}

    /** The steps of a statement, one group for each method that repeats it alone, and one for what helpers spread. */
    private List<List<Step>> groups() {
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
        return groups;
    }

    private static List<Step> largestFirst(List<Step> steps) {
        steps.sort(Comparator.comparingLong(Step::count).reversed().thenComparingInt(Step::ordinal));
        return steps;
    }

    /** Executions that were no second try. */
    private static long attempts(List<Step> steps) {
        long attempts = 0;
        for (Step step : steps) {
            attempts += step.count() - step.errors();
        }
        return attempts;
    }

    private boolean isCandidate(Step step) {
        Cause cause = step.cause();
        if (cause != null && (cause.isBatch() || cause.kind() == Cause.Kind.CASCADE)) {
            return false;
        }
        return step.statement().verb() == Verb.SELECT
                && step.statement().has(Trait.WHERE)
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
        return rowParent(List.of(step)) == null;
    }

    // --- judging ---------------------------------------------------------------------------------------------------

    private @Nullable Repetition judge(List<Step> group) {
        long attempts = attempts(group);
        long distinct =
                group.stream().mapToLong(step -> step.binds().distinct()).sum();
        if (distinct < 2) {
            return null;
        }
        Edge edge = bestEdge(group);
        boolean knownToLibrary =
                group.get(0).cause() != null && group.get(0).cause().isSingleLoad();
        if (distinct < least && edge == null && !knownToLibrary) {
            return null;
        }
        List<PathCount> paths = Places.folded(group);
        CallPath path = place(paths, attempts, edge);
        if (path == null) {
            return null;
        }
        return judge(group, path, attempts, distinct, edge, knownToLibrary);
    }

    private @Nullable Repetition judge(
            List<Step> group, CallPath path, long attempts, long distinct, @Nullable Edge edge, boolean library) {
        Step parent = edge == null ? null : view.step(edge.parent());
        How how = edge == null ? How.NONE : How.VALUES;
        if (library) {
            Step origin = view.origin(group.get(0).cause());
            parent = origin == null ? parent : origin;
            how = edge == null ? How.LIBRARY : how;
        }
        Repetition around = parent == null ? null : byStep.get(parent.ordinal());
        boolean follows = parent != null && follows(group, parent, attempts);
        if (parent != null
                && follows
                && around == null
                && (rejected.contains(parent.ordinal()) || parent.count() >= least)) {
            // Once for each run of its parent: the loop is around both, and is not the application's.
            return null;
        }
        if (parent == null) {
            parent = rowParent(group);
            how = parent == null ? how : How.ROWS;
        }
        if (parent == null) {
            parent = orderParent(group);
            how = parent == null ? how : How.ORDER;
        }
        Owner owner = owner(path, parent, how);
        if (owner == Owner.TEST) {
            return null;
        }
        Confidence confidence = confidence(group, edge, how, library, distinct, owner, parent);
        if (follows && around != null && around.confidence().compareTo(confidence) < 0) {
            // The loop is around both: no more is known of it than of the parent's.
            confidence = around.confidence();
        }
        return new Repetition(group, path, attempts, distinct, parent, edge, how, confidence);
    }

    /** Whether the group runs at most once for each run of the parent. */
    private static boolean follows(List<Step> group, Step parent, long attempts) {
        return parent.count() > 1 && attempts <= parent.count() && !group.contains(parent);
    }

    /** The path of the place that repeats, or null when the executions come from independent places. */
    private @Nullable CallPath place(List<PathCount> paths, long attempts, @Nullable Edge edge) {
        if (paths.isEmpty()) {
            return CallPath.NONE;
        }
        long known = paths.stream().mapToLong(PathCount::count).sum();
        long top = paths.get(0).count();
        boolean looped = top >= least || (known < attempts && top >= 2);
        if (looped && paths.size() == 1) {
            return paths.get(0).path();
        }
        boolean explained = edge != null
                && edge.matched() == edge.tested()
                && edge.distinct() >= least
                && (top >= 2 || attempts >= 2L * least);
        if (looped && !explained) {
            return paths.get(0).path();
        }
        if (!explained) {
            return null;
        }
        CallPath ancestor = Places.commonAncestor(paths);
        return ancestor.isEmpty() ? paths.get(0).path() : ancestor;
    }

    // --- parents ---------------------------------------------------------------------------------------------------

    /** The edge that explains nearly all executions best, over all steps of the group; null when values tell nothing. */
    private @Nullable Edge bestEdge(List<Step> group) {
        Map<List<Object>, Edge> bySource = new LinkedHashMap<>();
        for (Step step : group) {
            for (Edge edge : view.edges(step)) {
                bySource.merge(List.of(edge.key(), edge.parent(), edge.column()), edge, Repetitions::together);
            }
        }
        long attempts = attempts(group);
        Edge best = null;
        for (Edge edge : bySource.values()) {
            boolean explains = edge.matched() * 10 >= edge.tested() * 9 && edge.matched() >= 2 && edge.distinct() >= 2;
            boolean enough = edge.tested() * 2 >= Math.min(attempts, 1_000);
            if (explains && enough && (best == null || edge.distinct() > best.distinct())) {
                best = edge;
            }
        }
        return best == null ? null : named(best);
    }

    /** Of the columns of one parent that held the same values, the one that a foreign key names. */
    private Edge named(Edge best) {
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
    private @Nullable Step rowParent(List<Step> group) {
        long attempts = attempts(group);
        long first = firstSequence(group);
        Step best = null;
        for (Step step : view.unit().steps()) {
            boolean before = step.lastSequence() < first && step.statement().verb() == Verb.SELECT;
            if (before && step.rows().total() == attempts && attempts >= least && step.count() == 1) {
                best = step;
            }
        }
        return best;
    }

    /** The query that ran last before the first execution and gave rows. */
    private @Nullable Step orderParent(List<Step> group) {
        long first = firstSequence(group);
        Step best = null;
        for (Step step : view.unit().steps()) {
            boolean before = step.firstSequence() < first
                    && step.statement().verb() == Verb.SELECT
                    && !step.statement().has(Trait.CONSTANT)
                    && step.rows().total() > 0
                    && step.count() < least;
            if (before && (best == null || step.lastSequence() > best.lastSequence())) {
                best = step;
            }
        }
        return best;
    }

    // --- weighing --------------------------------------------------------------------------------------------------

    private Owner owner(CallPath path, @Nullable Step parent, How how) {
        Owner byCode = Places.owner(path);
        if (parent != null && how != How.ORDER) {
            Repetition enclosing = byStep.get(parent.ordinal());
            if (enclosing != null) {
                return Owner.APPLICATION;
            }
            Owner byParent = Places.owner(path, parent.path());
            if (byParent == Owner.APPLICATION) {
                return byParent;
            }
            if (byParent == Owner.TEST) {
                return byCode == Owner.APPLICATION ? byCode : Owner.TEST;
            }
        }
        if (byCode != Owner.UNKNOWN) {
            return byCode;
        }
        boolean underTest = path.frames().stream().anyMatch(Frame::isTest);
        boolean ownEntry = view.unit().kind() == UnitKind.REQUEST || view.unit().kind() == UnitKind.MESSAGE;
        return ownEntry || (!underTest && view.unit().kind() != UnitKind.THREAD && !path.isEmpty())
                ? Owner.APPLICATION
                : Owner.UNKNOWN;
    }

    private Confidence confidence(
            List<Step> group,
            @Nullable Edge edge,
            How how,
            boolean library,
            long distinct,
            Owner owner,
            @Nullable Step parent) {
        Confidence confidence;
        if ((library && distinct >= least) || (edge != null && proves(edge))) {
            confidence = Confidence.PROVEN;
        } else if (edge != null || library || how == How.ROWS) {
            confidence = Confidence.LIKELY;
        } else {
            confidence = owner == Owner.APPLICATION && how != How.NONE ? Confidence.LIKELY : Confidence.POSSIBLE;
        }
        if (how == How.ORDER && confidence == Confidence.LIKELY && sharesNothing(group, parent)) {
            confidence = Confidence.POSSIBLE;
        }
        boolean configured = group.get(0).has(Role.TEST_CONFIGURATION);
        return configured && confidence != Confidence.POSSIBLE ? weaker(confidence) : confidence;
    }

    private static boolean sharesNothing(List<Step> group, @Nullable Step parent) {
        return parent == null
                || parent.path().frames().stream()
                        .noneMatch(
                                frame -> group.get(0).path().frames().stream().anyMatch(frame::sameMethod));
    }

    private static Confidence weaker(Confidence confidence) {
        return confidence == Confidence.PROVEN ? Confidence.LIKELY : Confidence.POSSIBLE;
    }

    /**
     * Equal values alone prove nothing where ids count from 1: it takes enough different ones, in the parent's order,
     * from the parent that was current, and no other column with the same values, unless a foreign key names this one.
     */
    private boolean proves(Edge edge) {
        boolean carried = edge.matched() == edge.tested()
                && edge.distinct() >= Math.max(3, least)
                && edge.inOrder()
                && edge.parentCurrent();
        if (!carried) {
            return false;
        }
        if (edge.rivals().isEmpty()) {
            return true;
        }
        boolean named = view.foreignKey(edge, edge.column()) != null;
        boolean onlyOne = edge.rivals().stream()
                .noneMatch(rival -> view.foreignKey(edge, rival.column()) != null
                        && !view.run().related(rival.column(), edge.column()));
        return named && onlyOne;
    }
}
