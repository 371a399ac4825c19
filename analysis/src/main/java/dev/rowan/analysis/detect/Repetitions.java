package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.detect.Parents.Parentage;
import dev.rowan.analysis.detect.Places.Owner;
import dev.rowan.analysis.detect.Repetition.How;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.PathCount;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reads that one unit repeats for the rows of another, and tells how surely.
 *
 * <p>Whether a group counts depends on what its parent's group was judged to be, so they are judged in the order in
 * which they began.
 */
final class Repetitions {

    /** Nothing is known of a parent, and nothing is guessed. */
    private static final Parentage UNKNOWN = new Parentage(null, null, How.NONE);

    private final UnitView view;
    private final Parents parents;
    private final int least;
    private final Map<Integer, Repetition> byStep = new HashMap<>();
    private final Set<Integer> rejected = new HashSet<>();
    private final List<Repetition> found = new ArrayList<>();

    private Repetitions(UnitView view) {
        this.view = view;
        this.parents = new Parents(view);
        this.least = view.options().leastRepeats();
    }

    static List<Repetition> in(UnitView view) {
        Repetitions repetitions = new Repetitions(view);
        for (List<Step> group : new Groups(view).all()) {
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

    // --- judging ---------------------------------------------------------------------------------------------------

    private @Nullable Repetition judge(List<Step> group) {
        long attempts = Groups.attempts(group);
        long distinct =
                group.stream().mapToLong(step -> step.binds().distinct()).sum();
        if (distinct < 2) {
            return null;
        }
        Cause cause = group.get(0).cause();
        boolean knownToLibrary = cause != null && cause.isSingleLoad();
        Parentage known = parents.known(group, knownToLibrary);
        if (known.edge() == null && !knownToLibrary && (distinct < least || movesBounds(group))) {
            return null;
        }
        List<PathCount> paths = Places.folded(group);
        if (Places.isWrittenOut(paths) && knowsMost(paths, attempts)) {
            // What one of the calls repeats is its own; which of them the values belonged to is not known.
            PathCount top = paths.get(0);
            long own = top.count();
            return own < least
                    ? null
                    : judge(
                            new Candidate(group, top.path(), own, Math.min(distinct, own), knownToLibrary),
                            knownToLibrary ? known : UNKNOWN,
                            knownToLibrary);
        }
        CallPath path = place(paths, attempts, known.edge());
        return path == null ? null : judge(new Candidate(group, path, attempts, distinct, knownToLibrary), known, true);
    }

    /** What may be a repetition. */
    private record Candidate(List<Step> group, CallPath path, long attempts, long distinct, boolean library) {}

    private @Nullable Repetition judge(Candidate candidate, Parentage known, boolean mayGuess) {
        List<Step> group = candidate.group();
        long attempts = candidate.attempts();
        Step parent = known.parent();
        Repetition around = parent == null ? null : byStep.get(parent.ordinal());
        boolean follows = parent != null && follows(group, parent, attempts);
        if (parent != null
                && follows
                && around == null
                && (rejected.contains(parent.ordinal()) || parent.count() >= least)) {
            // Once for each run of its parent: the loop is around both, and is not the application's.
            return null;
        }
        Parentage decided = parent == null && mayGuess ? parents.guessed(group, known.how()) : known;
        // Of a recursion the parent is the loop itself, and says nothing of whose it is.
        boolean recursion = decided.parent() != null && group.contains(decided.parent());
        Owner owner = owner(candidate.path(), recursion ? null : decided.parent(), decided.how());
        if (owner == Owner.TEST) {
            return null;
        }
        Confidence confidence = confidence(group, decided, candidate.library(), candidate.distinct(), owner);
        if (follows && around != null && around.confidence().compareTo(confidence) < 0) {
            // The loop is around both: no more is known of it than of the parent's.
            confidence = around.confidence();
        }
        return new Repetition(
                group,
                candidate.path(),
                attempts,
                candidate.distinct(),
                decided.parent(),
                decided.edge(),
                decided.how(),
                confidence);
    }

    /** Whether the group runs at most once for each run of the parent. */
    private static boolean follows(List<Step> group, Step parent, long attempts) {
        return parent.count() > 1 && attempts <= parent.count() && !group.contains(parent);
    }

    private static boolean knowsMost(List<PathCount> paths, long attempts) {
        return paths.stream().mapToLong(PathCount::count).sum() * 2 >= attempts;
    }

    /** Whether a range alone moves: a clock, or the end of what was read before. Such a query is asked again, not for rows. */
    private static boolean movesBounds(List<Step> group) {
        List<Key> keys = group.get(0).statement().keys();
        boolean range = false;
        for (int key = 0; key < keys.size(); key++) {
            boolean varies = key >= Step.BindUse.KEYS;
            for (Step step : group) {
                varies |= step.binds().varies(key);
            }
            if (varies && keys.get(key).comparison() != Key.Comparison.RANGE) {
                return false;
            }
            range |= varies;
        }
        return range;
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
        return Places.ownerByUnit(view.unit(), path);
    }

    private Confidence confidence(List<Step> group, Parentage decided, boolean library, long distinct, Owner owner) {
        Edge edge = decided.edge();
        How how = decided.how();
        Confidence confidence;
        if ((library && distinct >= least) || (edge != null && proves(edge, group.get(0)))) {
            confidence = Confidence.PROVEN;
        } else if (edge != null || library || how == How.ROWS) {
            confidence = Confidence.LIKELY;
        } else {
            confidence = owner == Owner.APPLICATION && how != How.NONE ? Confidence.LIKELY : Confidence.POSSIBLE;
        }
        if (how == How.ORDER && confidence == Confidence.LIKELY && sharesNothing(group, decided.parent())) {
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
    private boolean proves(Edge edge, Step child) {
        boolean carried = edge.matched() == edge.tested()
                && edge.distinct() >= Math.max(3, least)
                && edge.inOrder()
                && edge.parentCurrent();
        if (!carried) {
            return false;
        }
        List<Edge.Rival> rivals = edge.rivals().stream()
                .filter(rival -> !isOutdated(rival, edge, child))
                .toList();
        if (rivals.isEmpty()) {
            return true;
        }
        boolean named = view.foreignKey(edge, edge.column()) != null;
        boolean onlyOne = rivals.stream()
                .noneMatch(rival -> view.foreignKey(edge, rival.column()) != null
                        && !view.run().related(rival.column(), edge.column()));
        return named && onlyOne;
    }

    /**
     * Whether an earlier query gave the same values, and the parent gave them again since, as near to the loop: the joined
     * version of a query, run before the plain one, is no rival of it. One that stands nearer to the loop is.
     */
    private boolean isOutdated(Edge.Rival rival, Edge edge, Step child) {
        Step earlier = view.step(rival.parent());
        Step parent = view.step(edge.parent());
        return earlier.ordinal() != parent.ordinal()
                && earlier.lastSequence() < parent.firstSequence()
                && Places.inCommon(earlier.path(), child.path()) <= Places.inCommon(parent.path(), child.path());
    }
}
