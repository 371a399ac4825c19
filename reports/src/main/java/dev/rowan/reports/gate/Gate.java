package dev.rowan.reports.gate;

import dev.rowan.analysis.Finding;
import dev.rowan.reports.view.Health;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.TestCounts;
import dev.rowan.reports.view.Verdict;
import dev.rowan.reports.view.Verdict.Outcome;
import dev.rowan.reports.view.Worst;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a build may pass. No data is never a pass. */
public final class Gate {

    private final Settings settings;
    private final @Nullable Measured baseline;
    private final String comparedWith;

    /**
     * A gate with these rules.
     *
     * @param baseline what to compare with; absent without one
     * @param comparedWith its name; empty without one
     */
    public Gate(Settings settings, @Nullable Measured baseline, String comparedWith) {
        this.settings = settings;
        this.baseline = baseline;
        this.comparedWith = comparedWith;
    }

    /**
     * The decision on a recording, by its counts and findings.
     *
     * @param data whether there is anything to decide on
     * @throws ConfigurationException when a rule cannot be applied
     */
    public Verdict decide(Measured now, List<Finding> findings, Health health, Data data)
            throws ConfigurationException {
        Preset preset = preset();
        List<Message> messages = new ArrayList<>();
        List<String> tighten = new ArrayList<>();
        if (preset == Preset.RATCHET && baseline != null) {
            BenchmarkRatchet benchmarks = new BenchmarkRatchet(now, baseline, settings.missingTests());
            benchmarks.run();
            messages.addAll(benchmarks.messages());
            tighten.addAll(benchmarks.tighten());
        }
        if (preset == Preset.RATCHET && baseline != null && !data.benchmarksAlone()) {
            Ratchet ratchet = new Ratchet(now, baseline, settings.missingTests());
            ratchet.run();
            messages.addAll(ratchet.messages());
            tighten.addAll(ratchet.tighten());
        }
        if (preset != Preset.NONE || !settings.findings().isEmpty()) {
            List<Finding> worst = findings.stream().sorted(Worst.FIRST).toList();
            messages.addAll(
                    new FindingRules(settings.findings()).judge(worst, preset == Preset.RATCHET ? baseline : null));
        }
        List<Message> written = new ArrayList<>();
        for (Rule rule : settings.rules()) {
            if (rule.level() != Level.OFF && (rule.element() == Element.BENCHMARK || !data.benchmarksAlone())) {
                refuseIfDisabled(rule);
                written.addAll(RuleCheck.check(rule, now, baseline));
            }
        }
        // What was written by hand is told before what a preset warns of: there it would drown.
        messages.addAll(0, written);
        messages.sort(Comparator.comparing(Message::level).reversed());
        return verdict(now, health, data, messages, tighten);
    }

    private void refuseIfDisabled(Rule rule) throws ConfigurationException {
        if (settings.options().disabled().contains(rule.finding())) {
            throw new ConfigurationException("The rule " + rule.name() + " counts " + rule.finding()
                    + ", which is disabled under 'analysis', so it would pass whatever happens. Enable it, or remove the"
                    + " rule.");
        }
    }

    private Preset preset() throws ConfigurationException {
        Preset chosen = settings.preset();
        if (chosen == Preset.RATCHET && baseline == null) {
            throw new ConfigurationException("The preset ratchet compares with a baseline, and there is none."
                    + " Write one with: rowan baseline DIR --out rowan-baseline.json, and name it with"
                    + " --baseline rowan-baseline.json.");
        }
        if (chosen != null) {
            return chosen;
        }
        return baseline == null ? Preset.RECOMMENDED : Preset.RATCHET;
    }

    private Verdict verdict(Measured now, Health health, Data data, List<Message> messages, List<String> tighten) {
        long errors = messages.stream()
                .filter(message -> message.level() == Level.ERROR)
                .count();
        long warnings = messages.size() - errors;
        if (!health.sound()) {
            Health.Note worst = health.notes().get(0);
            return verdict(
                    Outcome.UNHEALTHY,
                    "The recording is no ground for a decision: " + worst.what() + ": " + worst.why()
                            + (errors > 0
                                    ? " Beside that, " + counted(errors, "limit is", "limits are") + " broken."
                                    : ""),
                    messages,
                    tighten);
        }
        String none = nothingToJudge(now, health, data);
        if (!none.isEmpty()) {
            return verdict(Outcome.NO_DATA, none, messages, tighten);
        }
        if (errors > 0) {
            return verdict(
                    Outcome.VIOLATION,
                    counted(errors, "fact breaks", "facts break") + " a limit" + warned(warnings) + ".",
                    messages,
                    tighten);
        }
        return verdict(
                Outcome.PASS,
                (baseline == null ? "No limit is broken" : "Nothing is worse than the baseline") + warned(warnings)
                        + ".",
                messages,
                tighten);
    }

    private Verdict verdict(Outcome outcome, String reason, List<Message> messages, List<String> tighten) {
        return new Verdict(outcome, reason, messages, tighten, comparedWith);
    }

    /** Why there is no ground for a decision; empty where there is one. */
    private String nothingToJudge(Measured now, Health health, Data data) {
        if (!data.missing().isEmpty()) {
            return "No benchmark results were found at " + String.join(", ", data.missing())
                    + ". Did JMH run to its end, with -rf json -rff FILE?";
        }
        if (data.benchmarksAlone()) {
            return now.benchmarks().isEmpty() ? "The benchmark results hold no benchmark. Did JMH run any?" : "";
        }
        if (data.executed() == 0) {
            return noData(health, data);
        }
        if (!data.lost().isEmpty()) {
            return "No recording was found at " + some(data.lost())
                    + ", though there are others. Did every fork and machine leave its own?";
        }
        return baseline != null && noneRan(now, baseline)
                ? "None of the baseline's " + baseline.tests().size()
                        + " tests ran, so nothing was compared. Run them, or write the baseline again."
                : "";
    }

    private static String some(List<String> names) {
        int shown = Math.min(3, names.size());
        return String.join(", ", names.subList(0, shown))
                + (shown == names.size() ? "" : " and " + (names.size() - shown) + " more");
    }

    private static String noData(Health health, Data data) {
        return health.processes().isEmpty()
                ? "No recording was found" + (data.places().isEmpty() ? "" : " at " + some(data.places()))
                        + ". Was the agent attached, and did the tests run?"
                : "No statement was recorded in " + counted(health.processes().size(), "JVM", "JVMs")
                        + ". Did the tests reach the database, through a driver that the agent knows?";
    }

    private static boolean noneRan(Measured now, Measured baseline) {
        return baseline.tests().values().stream().anyMatch(TestCounts::isTest)
                && baseline.tests().values().stream()
                        .filter(TestCounts::isTest)
                        .noneMatch(test -> now.tests().containsKey(test.id()));
    }

    private static String warned(long warnings) {
        return warnings == 0 ? "" : ", " + counted(warnings, "warning", "warnings");
    }

    private static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
