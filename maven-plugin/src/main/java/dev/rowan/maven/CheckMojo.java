package dev.rowan.maven;

import dev.rowan.reports.Result;
import dev.rowan.reports.export.Console;
import dev.rowan.reports.gate.ConfigurationException;
import dev.rowan.reports.gate.Preset;
import dev.rowan.reports.gate.Rule;
import dev.rowan.reports.gate.Settings;
import dev.rowan.reports.gate.SettingsFile;
import dev.rowan.reports.view.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Fails the build when a limit is broken, something is worse than the baseline, or there is no data. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ReportingMojo {

    /** {@code ratchet}, {@code recommended} or {@code none}. By default ratchet with a baseline, else recommended. */
    @Parameter(property = "rowan.preset")
    @Nullable
    String preset;

    /** Limits, beside those of {@code rowan.yaml}. */
    @Parameter
    List<RuleParameter> rules = new ArrayList<>();

    /** The same as YAML, for a command line: {@code [{element: test, counter: statements, limit: 30}]}. */
    @Parameter(property = "rowan.rules")
    @Nullable
    String rulesYaml;

    /** Whether a broken limit fails the build; without data it fails in any case. */
    @Parameter(property = "rowan.haltOnFailure", defaultValue = "true")
    boolean haltOnFailure;

    @Override
    void act() throws ConfigurationException, IOException, MojoExecutionException, MojoFailureException {
        Settings settings = settings().withRules(rules()).withRules(yamlRules());
        if (preset != null) {
            settings = settings.withPreset(preset(preset));
        }
        Result result = decide(settings);
        Verdict verdict = result.report().verdict();
        Path written = write(result);
        Console console = new Console(false);
        List<String> lines = saidAlready()
                ? console.checkedBelow(result.report(), written)
                : console.checked(result.report(), written);
        if (verdict.outcome() == Verdict.Outcome.PASS) {
            say(lines);
            return;
        }
        lines.forEach(line -> getLog().error(line));
        if (verdict.outcome() != Verdict.Outcome.VIOLATION || haltOnFailure) {
            throw new MojoFailureException("Rowan: " + verdict.outcome().title() + ". " + verdict.reason()
                    + (verdict.outcome() == Verdict.Outcome.NO_DATA
                            ? " If no test of this module is to reach a database, set rowan.skip for it; else"
                                    + " mvn verify rowan:doctor says what is wrong."
                            : ""));
        }
    }

    private static Preset preset(String name) throws ConfigurationException {
        for (Preset one : Preset.values()) {
            if (one.name().equalsIgnoreCase(name)) {
                return one;
            }
        }
        throw new ConfigurationException(
                "rowan.preset has no '" + name + "'. Choices are: none, recommended, ratchet.");
    }

    private List<Rule> yamlRules() throws ConfigurationException {
        return rulesYaml == null || rulesYaml.isBlank()
                ? List.of()
                : SettingsFile.parse("rules: " + rulesYaml, "rowan.rules").rules();
    }

    /** Read as {@code rowan.yaml} is, so that both have one grammar and one set of messages. */
    private List<Rule> rules() throws ConfigurationException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (RuleParameter rule : rules) {
            Map<String, Object> keys = new LinkedHashMap<>();
            put(keys, "element", rule.element == null ? null : rule.element.toLowerCase(Locale.ROOT));
            put(keys, "counter", rule.counter);
            put(keys, "finding", rule.finding);
            put(keys, "value", rule.value);
            put(keys, "limit", rule.limit);
            put(keys, "level", rule.level);
            put(keys, "includes", rule.includes.isEmpty() ? null : rule.includes);
            put(keys, "excludes", rule.excludes.isEmpty() ? null : rule.excludes);
            all.add(keys);
        }
        return all.isEmpty()
                ? List.of()
                : SettingsFile.of(Map.of("rules", all), "the pom").rules();
    }

    private static void put(Map<String, Object> keys, String name, @Nullable Object value) {
        if (value != null) {
            keys.put(name, value);
        }
    }
}
