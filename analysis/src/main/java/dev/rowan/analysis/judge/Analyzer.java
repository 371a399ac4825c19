package dev.rowan.analysis.judge;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Summary;
import dev.rowan.analysis.Suppression;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.detect.Detectors;
import dev.rowan.analysis.detect.FaultKey;
import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes findings of a recording: all rules, one finding for each fault, suppressions applied. Stateless; thread-safe. */
public final class Analyzer {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::confidence)
            .thenComparingLong(Finding::saved)
            .thenComparingDouble(Finding::millis)
            .reversed()
            .thenComparing(Finding::id);

    /** The ids of all rules. */
    public static List<String> rules() {
        return Detectors.rules();
    }

    public Analysis analyze(Recording recording, Suppressions suppressions, Options options) {
        List<Sighting> sightings = withoutShadows(Detectors.sightings(recording, options));
        Map<FaultKey, FindingBuilder> told = new LinkedHashMap<>();
        Map<Suppression, Map<FaultKey, FindingBuilder>> hidden = new LinkedHashMap<>();
        for (Sighting sighting : sightings) {
            Suppression suppression = suppressing(sighting, suppressions);
            Map<FaultKey, FindingBuilder> place =
                    suppression == null ? told : hidden.computeIfAbsent(suppression, any -> new LinkedHashMap<>());
            place.computeIfAbsent(sighting.key(), any -> new FindingBuilder()).add(sighting);
        }
        Map<FaultKey, String> ids = ids(sightings);
        List<Finding> findings = findings(told, ids);
        List<Analysis.Suppressed> suppressed = new ArrayList<>();
        hidden.forEach((suppression, builders) -> findings(builders, ids)
                .forEach(finding -> suppressed.add(new Analysis.Suppressed(finding, suppression))));
        List<Suppression> unmatched = suppressions.all().stream()
                .filter(suppression -> !hidden.containsKey(suppression))
                .toList();
        return new Analysis(summary(recording), findings, suppressed, unmatched, recording.problems());
    }

    /** What might repeat is not told where it is known to: the shadow of a fault is no fault of its own. */
    private static List<Sighting> withoutShadows(List<Sighting> sightings) {
        Set<String> repeated = new HashSet<>();
        for (Sighting sighting : sightings) {
            if (sighting.rule().equals("n-plus-one") || sighting.rule().equals("count-in-loop")) {
                repeated.add(sighting.statement().fingerprint());
                if (!sighting.association().isEmpty()) {
                    repeated.add(sighting.association());
                }
            }
        }
        return sightings.stream()
                .filter(sighting -> !sighting.rule().equals("latent-n-plus-one")
                        || !(repeated.contains(sighting.statement().fingerprint())
                                || repeated.contains(sighting.association())))
                .toList();
    }

    private static @Nullable Suppression suppressing(Sighting sighting, Suppressions suppressions) {
        for (Suppression suppression : suppressions.all()) {
            Frame site = sighting.site();
            Unit unit = sighting.unit();
            String className = site == null ? "" : site.className();
            String simple = site == null ? "" : site.simpleClass();
            boolean matches = Suppressions.matches(suppression.rule(), sighting.rule())
                    && Suppressions.matches(suppression.association(), sighting.association())
                    && (Suppressions.matches(suppression.className(), className)
                            || Suppressions.matches(suppression.className(), simple))
                    && (Suppressions.matches(suppression.test(), unit == null ? "" : unit.testName())
                            || Suppressions.matches(suppression.test(), unit == null ? "" : unit.testId()));
            if (matches) {
                return suppression;
            }
        }
        return null;
    }

    /** The id of each fault; faults that share one are numbered in the order of their class, line and statement. */
    private static Map<FaultKey, String> ids(List<Sighting> sightings) {
        Map<FaultKey, Sighting> first = new LinkedHashMap<>();
        sightings.forEach(sighting -> first.putIfAbsent(sighting.key(), sighting));
        List<Sighting> ordered = new ArrayList<>(first.values());
        ordered.sort(Comparator.<Sighting, String>comparing(
                        sighting -> sighting.key().className())
                .thenComparingInt(sighting ->
                        sighting.site() == null ? 0 : sighting.site().line())
                .thenComparing(sighting -> sighting.statement().sql()));
        Map<FaultKey, String> ids = new HashMap<>();
        Map<String, Integer> used = new HashMap<>();
        for (Sighting sighting : ordered) {
            int number = used.merge(sighting.key().id(), 1, Integer::sum);
            ids.put(
                    sighting.key(),
                    number == 1 ? sighting.key().id() : sighting.key().id() + "#" + number);
        }
        return ids;
    }

    private static List<Finding> findings(Map<FaultKey, FindingBuilder> builders, Map<FaultKey, String> ids) {
        List<Finding> findings = new ArrayList<>();
        builders.forEach((key, builder) -> findings.add(builder.build(ids.getOrDefault(key, key.id()), ids)));
        findings.sort(WORST_FIRST);
        return findings;
    }

    private static Summary summary(Recording recording) {
        long statements = 0;
        int incomplete = 0;
        Set<String> distinct = new HashSet<>();
        Set<String> tests = new HashSet<>();
        for (Unit unit : recording.units()) {
            statements += unit.statements();
            incomplete += unit.isComplete() ? 0 : 1;
            for (Step step : unit.steps()) {
                distinct.add(step.statement().fingerprint());
            }
            if (unit.isInTest()) {
                tests.add(unit.testId());
            }
        }
        long unattributed = 0;
        long dropped = 0;
        for (Jvm jvm : recording.jvms()) {
            unattributed += jvm.health().unattributed();
            dropped += jvm.health().dropped();
        }
        return new Summary(
                statements,
                distinct.size(),
                recording.units().size(),
                tests.size(),
                incomplete,
                unattributed,
                dropped,
                recording.jvms().size());
    }
}
