package dev.rowan.analysis.judge;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.detect.Detectors;
import dev.rowan.analysis.detect.FaultKey;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.remedy.Trials;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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

    /** The analysis of a recording that is in memory. */
    public Analysis analyze(Recording recording, Suppressions suppressions, Options options) {
        Pass pass = new Pass(recording.foreignKeys(), suppressions, options);
        pass.units(recording.units());
        return pass.finish(recording);
    }

    /** The way over a recording whose units come by and go; what is not said of it is said of the analyzer. */
    public Pass pass(Collection<ForeignKey> foreignKeys, Suppressions suppressions, Options options) {
        return new Pass(foreignKeys, suppressions, options);
    }

    static List<Finding> findings(Map<FaultKey, FindingBuilder> builders, Map<FaultKey, String> ids, Trials trials) {
        // Sentences and fixes are put together here, each finding's from its own sightings.
        return builders.entrySet().parallelStream()
                .map(entry -> entry.getValue()
                        .build(ids.getOrDefault(entry.getKey(), entry.getKey().id()), ids, trials))
                .sorted(WORST_FIRST)
                .toList();
    }
}
