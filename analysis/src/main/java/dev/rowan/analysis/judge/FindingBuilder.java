package dev.rowan.analysis.judge;

import dev.rowan.analysis.CallSite;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Occurrence;
import dev.rowan.analysis.Parent;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.Statement;
import dev.rowan.analysis.detect.FaultKey;
import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.detect.UnitName;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.remedy.Remedies;
import dev.rowan.analysis.remedy.Trials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All sightings of one fault, on their way to a finding. */
final class FindingBuilder {

    /** Occurrences that a finding lists; more make no one wiser. */
    private static final int MOST_OCCURRENCES = 50;

    /**
     * The surest speaks, and of those the one with most executions: title, evidence, parent, fix and count are all of this
     * one, so that they tell of the same thing.
     */
    private static final Comparator<Sighting> WORST =
            Comparator.comparing(Sighting::confidence).thenComparingLong(Sighting::count);

    private static final Comparator<Occurrence> MOST_FIRST = Comparator.comparingLong(Occurrence::count)
            .reversed()
            .thenComparing(Occurrence::test)
            .thenComparing(Occurrence::testId)
            .thenComparing(Occurrence::name);

    private Sighting worst;
    private Severity severity;
    private long total;
    private long nanos;
    private int seen;
    private List<Occurrence> occurrences = new ArrayList<>();

    /** As many as are listed come before this one. */
    private @Nullable Occurrence least;

    /** A gate counts by test, so of these none is left out. */
    private final Map<String, Set<String>> seenIn = new HashMap<>();

    /** The JVM of the last sighting: those of one come together, and share one set. */
    private Set<String> lastJvm = Set.of();

    FindingBuilder(Sighting first) {
        worst = first;
        severity = first.severity();
        add(first);
    }

    void add(Sighting sighting) {
        if (WORST.compare(sighting, worst) > 0) {
            worst = sighting;
        }
        severity = sighting.severity().compareTo(severity) > 0 ? sighting.severity() : severity;
        total += sighting.count();
        nanos += sighting.nanos();
        UnitName unit = sighting.unit();
        if (unit != null) {
            seen++;
            seenIn.merge(unit.testId(), alone(unit.jvm()), FindingBuilder::both);
            Occurrence occurrence = new Occurrence(
                    unit.testName(),
                    unit.testId(),
                    unit.kind().word(),
                    unit.name(),
                    sighting.count(),
                    millis(sighting.nanos()));
            if (least != null && MOST_FIRST.compare(occurrence, least) >= 0) {
                return;
            }
            occurrences.add(occurrence);
            if (occurrences.size() >= 2 * MOST_OCCURRENCES) {
                keepMost();
            }
        }
    }

    private Set<String> alone(String jvm) {
        if (!lastJvm.contains(jvm)) {
            lastJvm = Set.of(jvm);
        }
        return lastJvm;
    }

    private static Set<String> both(Set<String> known, Set<String> more) {
        if (known.containsAll(more)) {
            return known;
        }
        Set<String> all = new HashSet<>(known);
        all.addAll(more);
        return Set.copyOf(all);
    }

    private void keepMost() {
        occurrences.sort(MOST_FIRST);
        if (occurrences.size() >= MOST_OCCURRENCES) {
            occurrences = new ArrayList<>(occurrences.subList(0, MOST_OCCURRENCES));
            least = occurrences.get(MOST_OCCURRENCES - 1);
        }
    }

    Finding build(String id, Map<FaultKey, String> ids, Trials trials) {
        keepMost();
        return new Finding(
                id,
                worst.rule(),
                severity,
                worst.confidence(),
                worst.title().get(),
                worst.evidence().get(),
                occurrences,
                seen - occurrences.size(),
                seenIn,
                callSite(worst.site()),
                worst.association().isEmpty() ? null : worst.association(),
                new Statement(worst.statement().fingerprint(), worst.statement().sql()),
                parent(worst),
                worst.within() == null ? null : ids.get(worst.within()),
                worst.count(),
                total,
                worst.wouldBe(),
                millis(nanos),
                worst.path().frames().stream().map(Frame::toString).toList(),
                Remedies.of(worst, trials));
    }

    private static CallSite callSite(@Nullable Frame frame) {
        return frame == null ? CallSite.UNKNOWN : CallSite.of(frame);
    }

    private static @Nullable Parent parent(Sighting sighting) {
        Step parent = sighting.parent();
        if (parent == null) {
            return null;
        }
        String column = sighting.edge() != null && sighting.edge().parent() == parent.ordinal()
                ? sighting.edge().column().toString()
                : "";
        return new Parent(
                parent.statement().fingerprint(),
                parent.statement().sql(),
                rowsOf(parent, sighting.count()),
                column,
                callSite(parent.site()));
    }

    /** The rows that one run of the parent gave, or all of its runs where the child ran for all of them. */
    private static long rowsOf(Step parent, long children) {
        return children <= parent.rows().largest()
                ? parent.rows().largest()
                : parent.rows().total();
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }
}
