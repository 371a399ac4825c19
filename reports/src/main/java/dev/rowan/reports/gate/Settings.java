package dev.rowan.reports.gate;

import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppression;
import dev.rowan.reports.view.Framing;
import dev.rowan.reports.view.HealthPolicy;
import dev.rowan.reports.view.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code rowan.yaml} can say.
 *
 * @param preset absent: {@code ratchet} where there is a baseline, {@code recommended} where there is none
 * @param networkMillis the assumed network round trip behind "time at stake"
 * @param baseline the baseline file, relative to the configuration; absent when none is named
 * @param rules limits beside the preset's
 * @param findings levels by finding rule, instead of the preset's
 * @param missingTests how much it weighs that a test of the baseline did not run
 */
public record Settings(
        @Nullable Preset preset,
        double networkMillis,
        @Nullable String baseline,
        List<Rule> rules,
        Map<String, Level> findings,
        Level missingTests,
        List<Suppression> suppressions,
        Options options,
        HealthPolicy health) {

    public static final Settings DEFAULT = new Settings(
            null,
            Framing.NETWORK_MILLIS,
            null,
            List.of(),
            Map.of(),
            Level.WARN,
            List.of(),
            Options.defaults(),
            HealthPolicy.DEFAULT);

    public Settings {
        rules = List.copyOf(rules);
        findings = Map.copyOf(findings);
        suppressions = List.copyOf(suppressions);
    }

    /** Whether a rule limits rows or time of single statements, which are counted only then. */
    public boolean limitsCosts() {
        return rules.stream().anyMatch(Rule::limitsCosts);
    }

    public Settings withPreset(@Nullable Preset chosen) {
        return new Settings(
                chosen, networkMillis, baseline, rules, findings, missingTests, suppressions, options, health);
    }

    /** The same without limits: for looking, not deciding. */
    public Settings withoutRules() {
        return new Settings(
                preset, networkMillis, baseline, List.of(), Map.of(), missingTests, suppressions, options, health);
    }

    public Settings withRules(List<Rule> more) {
        return new Settings(
                preset,
                networkMillis,
                baseline,
                java.util.stream.Stream.concat(rules.stream(), more.stream()).toList(),
                findings,
                missingTests,
                suppressions,
                options,
                health);
    }
}
