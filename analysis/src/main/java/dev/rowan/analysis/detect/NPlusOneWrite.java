package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.detect.Places.Owner;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.PathCount;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Trait;
import dev.rowan.analysis.sql.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code n-plus-one-write}: rows written, or sequence values fetched, one statement at a time. */
final class NPlusOneWrite implements Detector {

    static final String RULE = "n-plus-one-write";

    /** From so many on it is an error: below, a batch saves less than it costs to read about. */
    private static final long MANY = 10;

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        List<Sighting> sightings = new ArrayList<>();
        for (List<Step> group : groups(view)) {
            if (attempts(group) >= view.options().leastRepeats()) {
                add(view, group, sightings);
            }
        }
        sequences(view, sightings);
        return sightings;
    }

    private record Place(SqlStatement statement, String className, String method) {}

    /** A loop may write from several of its lines; otherwise each line is a place of its own. */
    private static List<List<Step>> groups(UnitView view) {
        Map<Place, List<Step>> groups = new LinkedHashMap<>();
        List<List<Step>> alone = new ArrayList<>();
        for (Step step : view.steps()) {
            if (!isRowByRow(step)) {
                continue;
            }
            Frame site = step.site();
            if (site == null || site.loop() != Frame.Loop.INSIDE) {
                alone.add(List.of(step));
            } else {
                groups.computeIfAbsent(
                                new Place(step.statement(), site.className(), site.method()), any -> new ArrayList<>())
                        .add(step);
            }
        }
        groups.values()
                .forEach(group ->
                        group.sort(Comparator.comparingLong(Step::count).reversed()));
        alone.addAll(groups.values());
        return alone;
    }

    /** Executions that were no second try. */
    private static long attempts(List<Step> group) {
        return group.stream().mapToLong(step -> step.count() - step.errors()).sum();
    }

    private static boolean isRowByRow(Step step) {
        Verb verb = step.statement().verb();
        boolean writes = verb == Verb.INSERT || verb == Verb.UPDATE || verb == Verb.DELETE || verb == Verb.MERGE;
        Step.Batches batches = step.batches();
        boolean batched = batches != null && batches.largest() > 1;
        Cause cause = step.cause();
        boolean cascade = cause != null && cause.kind() == Cause.Kind.CASCADE;
        return writes
                && !batched
                && !cascade
                && !step.statement().has(Trait.MULTI_ROW)
                && !manyRows(step)
                && writesSeveral(step)
                && step.binds().distinct() >= Math.min(2, step.count());
    }

    /** Whether the executions are about different rows: the progress of one job is written again and again, by design. */
    private static boolean writesSeveral(Step step) {
        List<Key> keys = step.statement().keys();
        if (step.statement().verb() == Verb.INSERT || step.statement().verb() == Verb.MERGE || keys.isEmpty()) {
            return true;
        }
        for (int key = 0; key < keys.size(); key++) {
            boolean names = !step.isCompareAndSet()
                    || !step.statement()
                            .written()
                            .contains(keys.get(key).column().name());
            if (names && (key >= Step.BindUse.KEYS || step.binds().varies(key))) {
                return true;
            }
        }
        return step.count() == 1;
    }

    /** One statement writes many rows: values of several rows, or keys of several. */
    private static boolean manyRows(Step step) {
        int columns = step.statement().written().size();
        if (step.statement().verb() == Verb.INSERT) {
            return columns > 0 && step.shape().mostValues() > columns;
        }
        return step.rows().total() > 2 * step.count();
    }

    private void add(UnitView view, List<Step> group, List<Sighting> sightings) {
        Step step = group.get(0);
        long attempts = attempts(group);
        List<PathCount> paths = Places.folded(group);
        CallPath path = paths.isEmpty() ? CallPath.NONE : paths.get(0).path();
        if (!paths.isEmpty() && group.size() == 1 && !isRepeated(view, paths, attempts)) {
            return;
        }
        Edge edge = view.edges(step).stream()
                .filter(candidate -> candidate.matched() == candidate.tested()
                        && candidate.distinct() >= 2
                        && candidate.parent() != step.ordinal())
                .findFirst()
                .orElse(null);
        Step parent = edge == null ? null : view.step(edge.parent());
        Owner owner = owner(view, path, parent);
        if (owner == Owner.TEST) {
            return;
        }
        boolean flush = step.cause() != null && step.cause().kind() == Cause.Kind.FLUSH;
        boolean proven = (edge != null && edge.inOrder() && edge.distinct() >= 3) || flush;
        Confidence confidence =
                owner == Owner.UNKNOWN ? Confidence.POSSIBLE : proven ? Confidence.PROVEN : Confidence.LIKELY;
        if (step.has(Role.TEST_CONFIGURATION) || step.isCompareAndSet()) {
            confidence = Confidence.POSSIBLE;
        }
        sightings.add(builder(view, step, attempts, confidence, path)
                .parent(parent, edge)
                .title(() -> title(step, attempts))
                .because(() -> evidence(group, attempts))
                .build());
    }

    private SightingBuilder builder(UnitView view, Step step, long attempts, Confidence confidence, CallPath path) {
        boolean much = attempts >= MANY && confidence != Confidence.POSSIBLE;
        return new SightingBuilder(RULE, view, step)
                .confidence(confidence)
                .severity(much ? Severity.ERROR : Severity.WARNING)
                .path(path)
                .counted(attempts, 1, step.nanos());
    }

    /** Whether one way to the statement was taken again and again, or all of them lead through one loop. */
    private static boolean isRepeated(UnitView view, List<PathCount> paths, long attempts) {
        long top = paths.get(0).count();
        long known = paths.stream().mapToLong(PathCount::count).sum();
        return top >= Math.min(attempts, view.options().leastRepeats())
                || (known < attempts && top >= 2)
                || Places.owner(Places.commonAncestor(paths)) == Owner.APPLICATION;
    }

    private static Owner owner(UnitView view, CallPath path, @Nullable Step parent) {
        Owner byCode = Places.owner(path);
        Owner byParent = parent == null ? Owner.UNKNOWN : Places.owner(path, parent.path());
        if (byCode == Owner.APPLICATION || byParent == Owner.APPLICATION) {
            return Owner.APPLICATION;
        }
        if (byCode == Owner.TEST || byParent == Owner.TEST) {
            return Owner.TEST;
        }
        return Places.ownerByUnit(view.unit(), path);
    }

    private static String title(Step step, long attempts) {
        String did = switch (step.statement().verb()) {
            case INSERT -> "inserted into";
            case UPDATE -> "updated in";
            case DELETE -> "deleted from";
            default -> "merged into";
        };
        String only = step.isCompareAndSet() ? ", each only if it is as it was read" : "";
        return Words.rows(attempts) + " " + did + " " + Words.table(step.statement()) + " one statement at a time"
                + only;
    }

    private static String evidence(List<Step> group, long attempts) {
        Step.Batches batches = group.get(0).batches();
        long distinct =
                group.stream().mapToLong(step -> step.binds().distinct()).sum();
        long nanos = group.stream().mapToLong(Step::nanos).sum();
        String how = batches == null ? "none of them batched" : "in " + batches.count() + " batches of one";
        String lines = group.size() == 1 ? "" : ", from " + group.size() + " lines of one loop";
        return Words.statements(attempts) + " with " + distinct + " different sets of values" + lines + ", " + how
                + ", " + Words.millis(nanos) + " in the driver";
    }

    /** A sequence asked once for each row that is inserted: the ORM's allocation size is 1. */
    private void sequences(UnitView view, List<Sighting> sightings) {
        if (!Judged.judges(view.unit())) {
            return;
        }
        long inserted = 0;
        for (Step step : view.unit().steps()) {
            if (step.statement().verb() == Verb.INSERT) {
                Step.Batches batches = step.batches();
                inserted += batches == null ? step.count() : batches.entries();
            }
        }
        if (inserted == 0) {
            return;
        }
        long rows = inserted;
        for (Step step : view.unit().steps()) {
            Frame site = step.site();
            boolean application = (site == null || !site.isTest())
                    && !step.has(Role.FIXTURE)
                    && !step.has(Role.TEST_CODE)
                    && !step.has(Role.MIGRATION)
                    && !step.has(Role.CONTEXT_START);
            boolean eachRow = step.statement().verb() == Verb.SEQUENCE
                    && step.count() >= Math.max(view.options().leastRepeats(), inserted * 9 / 10);
            if (!application || !eachRow) {
                continue;
            }
            Owner owner = owner(view, step.path(), null);
            if (owner != Owner.TEST) {
                sightings.add(builder(
                                view,
                                step,
                                step.count(),
                                owner == Owner.APPLICATION ? Confidence.LIKELY : Confidence.POSSIBLE,
                                step.path())
                        .title(() -> String.format(
                                Locale.ROOT,
                                "sequence %s is asked once for each inserted row: %,d round trips",
                                step.statement().table(),
                                step.count()))
                        .because(() -> Words.count(step.count(), "value", "values") + " for " + Words.rows(rows))
                        .build());
            }
        }
    }
}
