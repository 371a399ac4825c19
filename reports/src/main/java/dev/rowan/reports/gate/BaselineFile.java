package dev.rowan.reports.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowan.reports.view.Benchmark;
import dev.rowan.reports.view.Counter;
import dev.rowan.reports.view.Counts;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Range;
import dev.rowan.reports.view.StatementCosts;
import dev.rowan.reports.view.TestCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A baseline as a file for git: sorted, a line per test, so that a review can read the change. No times, no values, no
 * timestamps: the same counts give the same file.
 */
public final class BaselineFile {

    /** Raised when an older file can no longer be understood. */
    private static final int VERSION = 1;

    private static final String MARK = "rowan-baseline";

    /** So much of a statement is enough to know it again by eye. */
    private static final int SQL_LENGTH = 120;

    private static final JsonMapper JSON = new JsonMapper();

    private BaselineFile() {}

    public static void write(Measured measured, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, text(measured));
    }

    static String text(Measured measured) {
        SortedMap<String, String> used = new TreeMap<>();
        for (TestCounts test : measured.tests().values()) {
            for (String fingerprint : test.statements().keySet()) {
                used.put(fingerprint, shortened(measured.sql().getOrDefault(fingerprint, "")));
            }
        }
        return "{\n  \"" + MARK + "\": " + VERSION
                + ",\n  \"findings\": " + lines(measured.findings(), BaselineFile::number)
                + ",\n  \"tests\": " + lines(measured.tests(), BaselineFile::line)
                + ",\n  \"statements\": " + lines(used, BaselineFile::quoted)
                + (measured.benchmarks().isEmpty()
                        ? ""
                        : ",\n  \"benchmarks\": " + lines(measured.benchmarks(), BaselineFile::line))
                + "\n}\n";
    }

    private static <T> String lines(SortedMap<String, T> map, Function<T, String> value) {
        return map.isEmpty()
                ? "{}"
                : map.entrySet().stream()
                        .map(entry -> "    " + quoted(entry.getKey()) + ": " + value.apply(entry.getValue()))
                        .collect(Collectors.joining(",\n", "{\n", "\n  }"));
    }

    private static String line(Benchmark benchmark) {
        Range allocation = benchmark.allocation();
        return allocation == null ? "{}" : "{" + quoted(Counter.ALLOCATION.word()) + ": " + number(allocation) + "}";
    }

    private static String line(TestCounts test) {
        StringBuilder line = new StringBuilder("{");
        test.counts().forEach((counter, range) -> {
            if (counter != Counter.TIME && counter != Counter.FINDINGS && range.most() > 0) {
                line.append(quoted(counter.word()))
                        .append(": ")
                        .append(number(range))
                        .append(", ");
            }
        });
        line.append("\"of\": ").append(inLine(test.statements(), BaselineFile::number));
        if (!test.findings().isEmpty()) {
            line.append(", \"findings\": ").append(inLine(test.findings(), BaselineFile::number));
        }
        return line.append('}').toString();
    }

    private static <T> String inLine(Map<String, T> map, Function<T, String> value) {
        return map.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + value.apply(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String number(Range range) {
        return range.exact() ? range.toString() : quoted(range.toString());
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every string can be written as JSON; this one cannot: " + text, e);
        }
    }

    private static String shortened(String sql) {
        return sql.length() <= SQL_LENGTH ? sql : sql.substring(0, SQL_LENGTH) + "…";
    }

    /** Whether a file is meant as a baseline, however well it is kept. */
    public static boolean looksLikeOne(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().endsWith(".json");
    }

    public static Measured read(Path file) throws ConfigurationException {
        JsonNode root;
        try {
            root = JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(
                    "The baseline " + file + " is not JSON: " + e.getOriginalMessage()
                            + ". Write it again with: rowan baseline",
                    e);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Cannot read the baseline " + file + ": " + e.getMessage()
                            + ". Write one with: rowan baseline DIR --out " + file,
                    e);
        }
        int version = root.path(MARK).asInt(0);
        if (version != VERSION) {
            throw new ConfigurationException(
                    version > VERSION
                            ? "The baseline " + file + " has format " + version + "; this Rowan reads up to " + VERSION
                                    + ". Use a newer Rowan, or write the baseline again with: rowan baseline"
                            : file + " is no baseline: it has no \"" + MARK + "\". Write one with: rowan baseline");
        }
        try {
            return measured(root);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "The baseline " + file + " cannot be used: " + e.getMessage()
                            + ". Mend that line, or write the file again with: rowan baseline",
                    e);
        }
    }

    private static Measured measured(JsonNode root) {
        Map<String, String> sql = new HashMap<>();
        root.path("statements")
                .properties()
                .forEach(entry -> sql.put(entry.getKey(), entry.getValue().asText()));
        SortedMap<String, TestCounts> tests = new TreeMap<>();
        root.path("tests")
                .properties()
                .forEach(entry -> tests.put(entry.getKey(), test(entry.getKey(), entry.getValue())));
        return new Measured(
                tests,
                counts(root.path("findings")),
                new TreeMap<>(),
                sql,
                Map.of(),
                StatementCosts.NONE,
                benchmarks(root));
    }

    private static SortedMap<String, Benchmark> benchmarks(JsonNode root) {
        SortedMap<String, Benchmark> benchmarks = new TreeMap<>();
        root.path("benchmarks").properties().forEach(entry -> {
            JsonNode allocation = entry.getValue().path(Counter.ALLOCATION.word());
            benchmarks.put(
                    entry.getKey(),
                    new Benchmark(entry.getKey(), 1, allocation.isMissingNode() ? null : range(allocation), null));
        });
        return benchmarks;
    }

    private static TestCounts test(String id, JsonNode line) {
        Map<Counter, Range> counts = new EnumMap<>(Counter.class);
        Map<String, Range> statements = new HashMap<>();
        line.properties().forEach(entry -> {
            if (entry.getKey().equals("of")) {
                entry.getValue().properties().forEach(one -> statements.put(one.getKey(), range(one.getValue())));
            } else if (!entry.getKey().equals("findings")) {
                Counter counter = Counter.named(entry.getKey())
                        .filter(one -> one != Counter.ALLOCATION)
                        .orElseThrow(() -> new IllegalArgumentException("test " + id + " has no counter '"
                                + entry.getKey() + "'. " + Choices.told(entry.getKey(), Counter.words())));
                counts.put(counter, range(entry.getValue()));
            }
        });
        TestCounts test = new TestCounts(id, id, 1, counts, Counts.of(statements), TestCounts.NO_FINDINGS);
        SortedMap<String, Range> findings = counts(line.path("findings"));
        return findings.isEmpty() ? test : test.withFindings(findings);
    }

    private static SortedMap<String, Range> counts(JsonNode node) {
        SortedMap<String, Range> counts = new TreeMap<>();
        node.properties().forEach(entry -> counts.put(entry.getKey(), range(entry.getValue())));
        return counts;
    }

    private static Range range(JsonNode value) {
        return Range.parse(value.asText());
    }
}
