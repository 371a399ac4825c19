package dev.rowan.analysis.detect;

import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.sql.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code varying-in-list}: an IN list of ever another length, each of them a new statement to parse, plan and cache. */
final class VaryingInList implements Detector {

    static final String RULE = "varying-in-list";

    /** From so many different lengths on; Hibernate pads to powers of two, which gives up to four on small lists. */
    private static final int MOST_LENGTHS = 5;

    private static final class Seen {
        final UnitName unit;
        final Step step;
        final Set<Integer> lengths = new TreeSet<>();
        int texts;
        long count;
        long nanos;

        Seen(UnitName unit, Step step) {
            this.unit = unit;
            this.step = step;
        }
    }

    private final Map<List<Object>, Seen> seen = new LinkedHashMap<>();

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        for (Step step : view.steps()) {
            if (step.shape().mostValues() > 1
                    && comparesWithList(step)
                    && step.statement().sql().contains(" in (")) {
                Seen known = seen.computeIfAbsent(
                        List.of(step.statement(), String.valueOf(step.site())), any -> new Seen(view.name(), step));
                known.lengths.add(step.shape().leastValues());
                known.lengths.add(step.shape().mostValues());
                known.texts = Math.max(known.texts, step.shape().texts());
                known.count += step.count();
                known.nanos += step.nanos();
            }
        }
        return List.of();
    }

    private static boolean comparesWithList(Step step) {
        for (Key key : step.statement().keys()) {
            if (key.comparison() == Key.Comparison.IN) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Sighting> inRun(Run run, Recording recording) {
        List<Sighting> sightings = new ArrayList<>();
        for (Seen known : seen.values()) {
            int lengths = Math.max(known.lengths.size(), known.lengths.size() > 1 ? known.texts : 0);
            if (lengths >= MOST_LENGTHS) {
                sightings.add(new SightingBuilder(RULE, known.unit, known.step)
                        .severity(Severity.INFO)
                        .counted(known.count, known.count, known.nanos)
                        .title(() -> "the list in the query of " + Words.table(known.step.statement())
                                + " has ever another length: " + lengths
                                + " statements to parse and plan instead of one")
                        .because(() -> "between "
                                + known.lengths.stream().min(Integer::compare).orElse(0) + " and "
                                + known.lengths.stream().max(Integer::compare).orElse(0) + " values, at least "
                                + lengths
                                + " different lengths in the run")
                        .build());
            }
        }
        return sightings;
    }
}
