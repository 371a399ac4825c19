package dev.rowan.analysis.judge;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Summary;
import dev.rowan.analysis.Suppression;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.detect.Detection;
import dev.rowan.analysis.detect.FaultKey;
import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.detect.UnitName;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.remedy.Trials;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One analysis under way: units are shown to it, in the order of the recording, and may then be forgotten. What it keeps
 * grows with the faults, not with the recording. Not thread-safe.
 */
public final class Pass {

    private static final String LATENT = "latent-n-plus-one";
    private static final Set<String> REPEATED = Set.of("n-plus-one", "count-in-loop");

    private final Detection detection;
    private final Suppressions suppressions;
    private final Map<FaultKey, FindingBuilder> told = new LinkedHashMap<>();
    private final Map<Suppression, Map<FaultKey, FindingBuilder>> hidden = new LinkedHashMap<>();
    private final Map<FaultKey, First> firsts = new HashMap<>();

    /** Statements and associations that repeat somewhere; what only might repeat waits until all are known. */
    private final Set<String> repeated = new HashSet<>();

    private final List<Sighting> latent = new ArrayList<>();
    private final Set<String> distinct = new HashSet<>();
    private final Set<String> tests = new HashSet<>();
    private long statements;
    private int units;
    private int incomplete;

    /** What faults of one id are put in order by. */
    private record First(FaultKey key, int line, String sql) {}

    Pass(Collection<ForeignKey> foreignKeys, Suppressions suppressions, Options options) {
        this.detection = new Detection(foreignKeys, options);
        this.suppressions = suppressions;
    }

    /** The next units of the recording. */
    public void units(List<Unit> next) {
        for (Unit unit : next) {
            count(unit);
            detection.in(unit, this::add);
        }
    }

    /** The analysis, after all units; of the recording only what is no unit is looked at. */
    public Analysis finish(Recording recording) {
        detection.inRun(recording, this::add);
        latent.stream().filter(sighting -> !isShadow(sighting)).forEach(this::keep);
        Map<FaultKey, String> ids = ids();
        Trials trials = Trials.of(recording.trials());
        List<Finding> findings = Analyzer.findings(told, ids, trials);
        List<Analysis.Suppressed> suppressed = new ArrayList<>();
        hidden.forEach((suppression, builders) -> Analyzer.findings(builders, ids, trials)
                .forEach(finding -> suppressed.add(new Analysis.Suppressed(finding, suppression))));
        List<Suppression> unmatched = suppressions.all().stream()
                .filter(suppression -> !hidden.containsKey(suppression))
                .toList();
        return new Analysis(summary(recording), findings, suppressed, unmatched, recording.problems());
    }

    private void add(Sighting sighting) {
        if (sighting.rule().equals(LATENT)) {
            latent.add(sighting);
            return;
        }
        if (REPEATED.contains(sighting.rule())) {
            repeated.add(sighting.statement().fingerprint());
            if (!sighting.association().isEmpty()) {
                repeated.add(sighting.association());
            }
        }
        keep(sighting);
    }

    /** What might repeat is not told where it is known to: the shadow of a fault is no fault of its own. */
    private boolean isShadow(Sighting sighting) {
        return repeated.contains(sighting.statement().fingerprint()) || repeated.contains(sighting.association());
    }

    private void keep(Sighting sighting) {
        FaultKey key = sighting.key();
        if (!firsts.containsKey(key)) {
            Frame site = sighting.site();
            firsts.put(
                    key,
                    new First(
                            key,
                            site == null ? 0 : site.line(),
                            sighting.statement().sql()));
        }
        Suppression suppression = suppressing(sighting);
        Map<FaultKey, FindingBuilder> place =
                suppression == null ? told : hidden.computeIfAbsent(suppression, any -> new LinkedHashMap<>());
        FindingBuilder builder = place.get(key);
        if (builder == null) {
            place.put(key, new FindingBuilder(sighting));
        } else {
            builder.add(sighting);
        }
    }

    private @Nullable Suppression suppressing(Sighting sighting) {
        if (suppressions.all().isEmpty()) {
            return null;
        }
        Frame site = sighting.site();
        UnitName unit = sighting.unit();
        String className = site == null ? "" : site.className();
        String simple = site == null ? "" : site.simpleClass();
        for (Suppression suppression : suppressions.all()) {
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
    private Map<FaultKey, String> ids() {
        List<First> ordered = new ArrayList<>(firsts.values());
        ordered.sort(Comparator.<First, String>comparing(first -> first.key().className())
                .thenComparingInt(First::line)
                .thenComparing(First::sql)
                .thenComparing(first -> first.key().id()));
        Map<FaultKey, String> ids = new HashMap<>();
        Map<String, Integer> used = new HashMap<>();
        for (First first : ordered) {
            String id = first.key().id();
            int number = used.merge(id, 1, Integer::sum);
            ids.put(first.key(), number == 1 ? id : id + "#" + number);
        }
        return ids;
    }

    private void count(Unit unit) {
        units++;
        statements += unit.statements();
        incomplete += unit.isComplete() ? 0 : 1;
        for (Step step : unit.steps()) {
            distinct.add(step.statement().fingerprint());
        }
        if (unit.isInTest()) {
            tests.add(unit.testId());
        }
    }

    private Summary summary(Recording recording) {
        long unattributed = 0;
        long dropped = 0;
        for (Jvm jvm : recording.jvms()) {
            unattributed += jvm.health().unattributed();
            dropped += jvm.health().dropped();
        }
        return new Summary(
                statements,
                distinct.size(),
                units,
                tests.size(),
                incomplete,
                unattributed,
                dropped,
                recording.jvms().size());
    }
}
