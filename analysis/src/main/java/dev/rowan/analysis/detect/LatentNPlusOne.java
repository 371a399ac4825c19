package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.Trait;
import dev.rowan.analysis.sql.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code latent-n-plus-one}: a repetition that does not show, because there were too few parents or a cache answered. */
final class LatentNPlusOne implements Detector {

    static final String RULE = "latent-n-plus-one";

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        List<Sighting> sightings = new ArrayList<>();
        // That something did not repeat means nothing where something is missing.
        if (!view.unit().isComplete() || !Judged.judges(view.unit())) {
            return sightings;
        }
        for (Step step : view.steps()) {
            fewParents(view, step, sightings);
        }
        cacheHits(view, sightings);
        return sightings;
    }

    private static void fewParents(UnitView view, Step step, List<Sighting> sightings) {
        if (step.statement().verb() != Verb.SELECT
                || step.count() >= view.options().leastRepeats()
                || view.repetition(step) != null) {
            return;
        }
        Cause cause = step.cause();
        boolean lazy = cause != null && cause.isSingleLoad() && cause.siblings() <= 1;
        Edge edge = view.edges(step).stream()
                .filter(candidate -> candidate.matched() == candidate.tested() && candidate.parent() != step.ordinal())
                .map(candidate -> Parents.named(view, candidate))
                .filter(candidate -> isKey(view, candidate))
                .findFirst()
                .orElse(null);
        Step origin = view.origin(cause);
        Step known = origin != null || !lazy ? null : ofSameCall(view, step, edge);
        Step parent = origin != null ? origin : known != null ? known : edge == null ? null : view.step(edge.parent());
        if (parent == null) {
            return;
        }
        CallPath way = Places.beyond(step.path(), parent.path());
        boolean inLoop = Places.owner(way) == Places.Owner.APPLICATION;
        if (!(lazy || (inLoop && edge != null)) || !isList(view, parent)) {
            return;
        }
        boolean each = parent.count() == 1 && parent.rows().total() == step.count();
        if (each && (known != null || !looksOutside(way)) && view.repetition(parent) == null) {
            String what = step.association().isEmpty() ? Words.table(step.statement()) : step.association();
            Edge own = edge == null || edge.parent() != parent.ordinal() ? null : edge;
            sightings.add(new SightingBuilder(RULE, view, step)
                    .parent(parent, own)
                    .called(RepeatedRead.foreignKey(view, own))
                    .confidence(inLoop || known != null ? Confidence.LIKELY : Confidence.POSSIBLE)
                    .severity(Severity.INFO)
                    .counted(step.count(), 1, step.nanos())
                    .title(() -> what + " would be read once for each row of " + Words.table(parent.statement())
                            + ": the data had only " + Words.rows(parent.rows().total()))
                    .because(() -> "the query at " + Words.place(parent) + " may give many rows; it gave "
                            + parent.rows().total() + ", and " + what + " was read as often")
                    .because(() -> known != null
                            ? "the library loads it in the same call, once for each row"
                            : inLoop ? "the call stands in a loop" : "whether the call stands in a loop is not known")
                    .build());
        }
    }

    /**
     * Whether the column that gave the values may be what they are looked up by. One or two equal values are no evidence:
     * a version is 1, too.
     */
    private static boolean isKey(UnitView view, Edge edge) {
        Key by = view.step(edge.child()).statement().keys().get(edge.key());
        if (by.comparison() != Key.Comparison.EQUAL) {
            // A list grows with the parents, and a range is a page.
            return false;
        }
        String key = name(by.column());
        boolean askedFor = view.step(edge.parent()).statement().keys().stream()
                .anyMatch(other -> other.comparison() == Key.Comparison.EQUAL
                        && name(other.column()).equals(name(edge.column())));
        if (askedFor) {
            // Each row has the value that the rows were asked for by: a tenant's, a customer's.
            return false;
        }
        String from = name(edge.column());
        return view.foreignKey(edge, edge.column()) != null
                || view.run().identifies(edge.column())
                || key.equals(from)
                || (key.endsWith("id") && from.endsWith("id"));
    }

    private static String name(Column column) {
        return column.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /**
     * The query in whose own call a library loaded an association: the loop is the library's, and in no byte code of the
     * application. Null when there is none.
     */
    private static @Nullable Step ofSameCall(UnitView view, Step step, @Nullable Edge edge) {
        if (edge != null && isSameCall(view.step(edge.parent()), step)) {
            return view.step(edge.parent());
        }
        Step query = null;
        for (Step other : view.unit().steps()) {
            Cause cause = other.cause();
            boolean asked = cause == null || !cause.isSingleLoad();
            if (other.ordinal() < step.ordinal() && asked && isSameCall(other, step)) {
                query = other;
            }
        }
        return query;
    }

    private static boolean isSameCall(Step query, Step step) {
        return query.statement().verb() == Verb.SELECT
                && !step.path().isEmpty()
                && query.path().equals(step.path());
    }

    /**
     * Whether the query may give more than one row: it has no limit of one, is not looked up by what identifies, and no
     * library says that its method gives one.
     */
    private static boolean isList(UnitView view, Step parent) {
        Cause cause = parent.cause();
        if (cause != null && cause.kind() == Cause.Kind.METHOD && !cause.many()) {
            return false;
        }
        boolean one = parent.statement().keys().stream()
                .anyMatch(key ->
                        key.comparison() == Key.Comparison.EQUAL && view.run().identifies(key.column()));
        return parent.statement().verb() == Verb.SELECT
                && !one
                && parent.shape().limit() != 1
                && !CountInLoop.counts(parent.statement())
                && !parent.statement().has(Trait.CONSTANT);
    }

    /** Whether every application frame is known to stand outside of any loop. */
    private static boolean looksOutside(CallPath path) {
        return !path.isEmpty()
                && path.frames().stream()
                        .filter(frame -> !frame.isTest())
                        .allMatch(frame -> frame.loop() == Frame.Loop.OUTSIDE);
    }

    private static void cacheHits(UnitView view, List<Sighting> sightings) {
        for (Unit.CacheHit hit : view.unit().cacheHits()) {
            Frame site = hit.path().site();
            Step parent = queryOf(view, hit);
            if (hit.count() >= view.options().leastRepeats() && parent != null && site != null && !site.isTest()) {
                sightings.add(new SightingBuilder(RULE, view, parent)
                        .path(hit.path())
                        .association(hit.association())
                        .parent(parent, null)
                        .confidence(Confidence.POSSIBLE)
                        .severity(Severity.INFO)
                        .counted(hit.count(), 1, 0)
                        .title(() -> hit.association() + " is loaded once for each parent; a cache hid "
                                + Words.count(hit.count(), "load", "loads"))
                        .because(() -> Words.count(hit.count(), "load", "loads") + " answered by a cache at " + site
                                + ": with a cold cache each is a statement")
                        .build());
            }
        }
    }

    /** The latest query on the way to the hit, as the parent. */
    private static @Nullable Step queryOf(UnitView view, Unit.CacheHit hit) {
        Step best = null;
        for (Step step : view.steps()) {
            boolean near = step.path().frames().stream()
                    .anyMatch(frame -> hit.path().frames().stream().anyMatch(frame::sameMethod));
            if (near && step.statement().verb() == Verb.SELECT && step.rows().total() >= hit.count()) {
                best = step;
            }
        }
        return best;
    }
}
