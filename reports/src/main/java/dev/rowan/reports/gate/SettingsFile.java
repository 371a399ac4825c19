package dev.rowan.reports.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppression;
import dev.rowan.reports.view.Counter;
import dev.rowan.reports.view.HealthPolicy;
import dev.rowan.reports.view.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code rowan.yaml}; what it does not know it refuses, since a misspelt rule would never fail. */
public final class SettingsFile {

    /** What is counted of each statement. */
    private static final Set<Counter> OF_STATEMENTS =
            Set.of(Counter.STATEMENTS, Counter.ROWS, Counter.TIME, Counter.FINDINGS);

    private static final Set<Counter> OF_BENCHMARKS = Set.of(Counter.ALLOCATION, Counter.TIME);

    private SettingsFile() {}

    public static Settings read(Path file) throws ConfigurationException {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new ConfigurationException(
                    Files.exists(file)
                            ? "Cannot read the configuration " + file + ": " + e
                            : "There is no configuration at " + file + "; its name is rowan.yaml by default.",
                    e);
        }
    }

    public static Settings parse(String yaml, String name) throws ConfigurationException {
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(name + " is not YAML" + where(e), e);
        }
        return root == null || root.isMissingNode() || root.isNull() ? Settings.DEFAULT : settings(name, root);
    }

    /** The line, and what was expected there: the parser tells of both in nine lines, with a drawing. */
    private static String where(JsonProcessingException fault) {
        String expected = fault.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .reduce((first, last) -> last)
                .orElse("it cannot be read");
        return (fault.getLocation() == null
                        ? ""
                        : ", line " + fault.getLocation().getLineNr()) + ": " + expected + ".";
    }

    /** Settings from the keys of {@code rowan.yaml}, wherever they were written. */
    public static Settings of(Map<String, ?> keys, String name) throws ConfigurationException {
        return settings(name, new YAMLMapper().valueToTree(keys));
    }

    private static Settings settings(String name, JsonNode root) throws ConfigurationException {
        Keys top = new Keys(name, "", root);
        top.only(
                "preset",
                "network",
                "baseline",
                "rules",
                "findings",
                "missing-tests",
                "suppressions",
                "analysis",
                "health");
        Settings defaults = Settings.DEFAULT;
        return new Settings(
                top.has("preset") ? top.choice("preset", Preset.class) : null,
                top.millis("network", defaults.networkMillis()),
                top.text("baseline", "").isEmpty() ? null : top.text("baseline", ""),
                rules(top),
                findings(top),
                top.level("missing-tests", defaults.missingTests()),
                suppressions(top),
                options(top),
                health(top));
    }

    private static List<Rule> rules(Keys top) throws ConfigurationException {
        List<Rule> rules = new ArrayList<>();
        for (Keys keys : top.list("rules")) {
            rules.add(rule(keys));
        }
        return rules;
    }

    private static Rule rule(Keys keys) throws ConfigurationException {
        keys.only("element", "counter", "finding", "value", "limit", "level", "includes", "excludes");
        Element element = keys.has("element") ? keys.choice("element", Element.class) : Element.TEST;
        String counterName = keys.required("counter");
        Counter counter = Counter.named(counterName)
                .orElseThrow(() -> keys.fault(
                        "has no counter '" + counterName + "'. " + Choices.told(counterName, Counter.words())));
        Value value = keys.has("value") ? keys.choice("value", Value.class) : Value.TOTAL;
        String finding = keys.finding(keys.text("finding", ""));
        Level level = keys.level("level", Level.ERROR);
        if (element == Element.BENCHMARK) {
            refuseOfBenchmarks(keys, counter, value, level);
        } else if (counter == Counter.ALLOCATION) {
            throw keys.fault("counts the allocation of a " + element + ", which is a BENCHMARK's: what one run of a"
                    + " test allocates differs by more than the 5% that a rule allows. Use element: benchmark");
        }
        if (element == Element.STATEMENT && !OF_STATEMENTS.contains(counter)) {
            throw keys.fault(
                    "counts '" + counter.word() + "' of a STATEMENT; of a statement its executions, rows and time and"
                            + " what was found about it are counted. Choices are: statements, rows, time, findings");
        }
        if (element == Element.STATEMENT
                && value == Value.DELTA
                && (counter == Counter.ROWS || counter == Counter.TIME)) {
            throw keys.fault("compares the " + counter.word() + " of a STATEMENT with a baseline, which holds rows by"
                    + " test and no times. Choices are: total, maximum");
        }
        if (!finding.isEmpty() && counter != Counter.FINDINGS) {
            throw keys.fault("names the finding '" + finding + "' and counts " + counter.word()
                    + "; findings are counted by counter: findings");
        }
        if (element == Element.BUNDLE && (keys.has("includes") || keys.has("excludes"))) {
            throw keys.fault("has includes or excludes for a BUNDLE, which is the whole run and has no name. They go"
                    + " with element: class, test, statement or benchmark");
        }
        if (counter == Counter.TIME && value == Value.DELTA && level == Level.ERROR) {
            throw keys.fault("would fail a build because of a time against a stored one; such times differ by machine"
                    + " and hour. Use level: warn");
        }
        return new Rule(
                element,
                counter,
                finding,
                value,
                element == Element.BENCHMARK && counter == Counter.TIME
                        ? Math.round(keys.nanos("limit", 0))
                        : keys.number("limit", 0),
                level,
                keys.texts("includes"),
                keys.texts("excludes"));
    }

    private static void refuseOfBenchmarks(Keys keys, Counter counter, Value value, Level level)
            throws ConfigurationException {
        if (!OF_BENCHMARKS.contains(counter)) {
            throw keys.fault("counts '" + counter.word() + "' of a BENCHMARK. Choices are: allocation, time");
        }
        if (value == Value.MAXIMUM) {
            throw keys.fault("takes the maximum of a BENCHMARK, which has no tests. Choices are: total, delta");
        }
        if (counter == Counter.TIME && value == Value.DELTA) {
            throw keys.fault("compares the time of a BENCHMARK with a baseline, which holds no times; two results are"
                    + " told apart by: rowan diff BEFORE.json AFTER.json. Choices are: total");
        }
        if (counter == Counter.TIME && level == Level.ERROR) {
            throw keys.fault("would fail a build because of the time of a BENCHMARK, which differs by machine and"
                    + " hour. Use level: warn");
        }
    }

    private static Map<String, Level> findings(Keys top) throws ConfigurationException {
        Map<String, Level> levels = new LinkedHashMap<>();
        if (top.has("findings")) {
            Keys keys = top.child("findings");
            for (String rule : keys.names()) {
                levels.put(keys.finding(rule), keys.level(rule, Level.ERROR));
            }
        }
        return levels;
    }

    private static List<Suppression> suppressions(Keys top) throws ConfigurationException {
        List<Suppression> suppressions = new ArrayList<>();
        for (Keys keys : top.list("suppressions")) {
            keys.only("rule", "association", "class", "test", "reason");
            try {
                suppressions.add(new Suppression(
                        oneOrMany(keys, keys.text("rule", "")),
                        keys.text("association", ""),
                        keys.text("class", ""),
                        keys.text("test", ""),
                        keys.text("reason", "")));
            } catch (IllegalArgumentException e) {
                throw keys.fault("cannot be used: " + e.getMessage());
            }
        }
        return suppressions;
    }

    /** A suppression may be about several findings: {@code n-plus-*}. One that matches nothing is told by the report. */
    private static String oneOrMany(Keys keys, String rule) throws ConfigurationException {
        return rule.contains("*") ? rule : keys.finding(rule);
    }

    private static Options options(Keys top) throws ConfigurationException {
        Options defaults = Options.defaults();
        if (!top.has("analysis")) {
            return defaults;
        }
        Keys keys = top.child("analysis");
        keys.only(
                "disabled",
                "least-repeats",
                "least-duplicates",
                "unbounded-rows",
                "deep-offset",
                "idle-in-transaction");
        Set<String> disabled = new HashSet<>();
        for (String rule : keys.texts("disabled")) {
            disabled.add(keys.finding(rule));
        }
        return new Options(
                disabled,
                (int) keys.number("least-repeats", defaults.leastRepeats()),
                (int) keys.number("least-duplicates", defaults.leastDuplicates()),
                keys.number("unbounded-rows", defaults.unboundedRows()),
                keys.number("deep-offset", defaults.deepOffset()),
                Duration.ofNanos((long) (1e6
                        * keys.millis("idle-in-transaction", (double)
                                defaults.idleInTransaction().toMillis()))));
    }

    private static HealthPolicy health(Keys top) throws ConfigurationException {
        HealthPolicy defaults = HealthPolicy.DEFAULT;
        if (!top.has("health")) {
            return defaults;
        }
        Keys keys = top.child("health");
        keys.only("unfinished", "damaged", "dropped", "degraded", "unattributed", "incomplete");
        return new HealthPolicy(
                keys.level("unfinished", defaults.unfinished()),
                keys.level("damaged", defaults.damaged()),
                keys.level("dropped", defaults.dropped()),
                keys.level("degraded", defaults.degraded()),
                keys.level("unattributed", defaults.unattributed()),
                keys.level("incomplete", defaults.incomplete()));
    }
}
