package dev.rowan.reports.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowan.reports.view.Benchmark;
import dev.rowan.reports.view.Range;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the results of JMH: what {@code -rf json} writes, with {@code -prof gc} where allocation is asked for. */
public final class JmhFile {

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    /** In older versions the names of what profilers measure began with a dot in the middle of the line. */
    private static final String OLD_ALLOCATION = "\u00b7" + ALLOCATION;

    /** A class, a method and parameters; what is longer is no name. */
    private static final int LONGEST_NAME = 2_000;

    /** More bytes than an operation of any machine allocates. */
    private static final double MOST_BYTES = 1e15;

    private static final Pattern TIME = Pattern.compile("(?:(\\w+)/op|ops/(\\w+))");

    private static final Map<String, TimeUnit> UNITS = Map.of(
            "ns", TimeUnit.NANOSECONDS,
            "us", TimeUnit.MICROSECONDS,
            "ms", TimeUnit.MILLISECONDS,
            "s", TimeUnit.SECONDS,
            "min", TimeUnit.MINUTES,
            "hr", TimeUnit.HOURS,
            "day", TimeUnit.DAYS);

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    private JmhFile(Path file) {
        this.file = file;
    }

    /** The benchmarks of all files; a benchmark with several results is one. */
    public static SortedMap<String, Benchmark> read(List<Path> files) throws ConfigurationException {
        SortedMap<String, Benchmark> all = new TreeMap<>();
        for (Path file : files) {
            for (Benchmark benchmark : new JmhFile(file).benchmarks()) {
                all.merge(benchmark.name(), benchmark, Benchmark::with);
            }
        }
        return all;
    }

    /** Whether a file is meant as such results: an array of JSON, which no baseline is. */
    public static boolean looksLikeOne(Path file) {
        if (!BaselineFile.looksLikeOne(file)) {
            return false;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            int first = reader.read();
            while (first >= 0 && Character.isWhitespace(first)) {
                first = reader.read();
            }
            return first == '[';
        } catch (IOException e) {
            // Whoever reads the file next says what is wrong with it.
            return false;
        }
    }

    private List<Benchmark> benchmarks() throws ConfigurationException {
        JsonNode root = root();
        if (!root.isArray()) {
            throw fault("is no result of JMH, which is a list of benchmarks", null);
        }
        List<Benchmark> benchmarks = new ArrayList<>();
        for (JsonNode result : root) {
            benchmarks.add(benchmark(result, benchmarks.size() + 1));
        }
        return benchmarks;
    }

    private JsonNode root() throws ConfigurationException {
        if (Files.isDirectory(file)) {
            throw fault("is a folder; name its files, such as " + file + "/*.json", null);
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return JSON.readTree(reader);
        } catch (JsonProcessingException e) {
            throw fault("is not JSON, or was cut short: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw fault("cannot be read: " + e, e);
        }
    }

    private ConfigurationException fault(String message, @Nullable Exception cause) {
        String whole = "The benchmark results " + file + " cannot be used: it " + message
                + ". Write them with: java -jar benchmarks.jar -prof gc -rf json -rff " + file;
        return cause == null ? new ConfigurationException(whole) : new ConfigurationException(whole, cause);
    }

    private Benchmark benchmark(JsonNode result, int number) throws ConfigurationException {
        String method = result.path("benchmark").asText("");
        JsonNode primary = result.path("primaryMetric");
        if (method.isEmpty() || !primary.isObject()) {
            throw fault(
                    "is no result of JMH: its entry " + number + " has no 'benchmark' with a 'primaryMetric'", null);
        }
        String name = name(method, result.path("params"));
        if (name.length() > LONGEST_NAME) {
            throw fault("has a benchmark whose name is " + name.length() + " characters long", null);
        }
        return new Benchmark(
                name,
                1,
                allocation(name, result.path("secondaryMetrics")),
                time(primary, Math.max(1, result.path("threads").asInt(1))));
    }

    private static String name(String method, JsonNode params) {
        return params.isEmpty()
                ? method
                : params.properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(param -> param.getKey() + "=" + param.getValue().asText())
                        .collect(Collectors.joining(", ", method + "(", ")"));
    }

    private @Nullable Range allocation(String name, JsonNode metrics) throws ConfigurationException {
        JsonNode metric = metrics.has(ALLOCATION) ? metrics.get(ALLOCATION) : metrics.path(OLD_ALLOCATION);
        if (metric.isMissingNode()) {
            return null;
        }
        double bytes = number(metric.path("score"));
        // Without a collection JMH may have no number; with one it is never below zero.
        if (Double.isNaN(bytes)) {
            return null;
        }
        if (bytes < 0
                || bytes > MOST_BYTES
                || !metric.path("scoreUnit").asText("").equals("B/op")) {
            throw fault(
                    "says that " + name + " allocates " + metric.path("score").asText() + " "
                            + metric.path("scoreUnit").asText("of no unit") + ", where bytes are meant, in B/op",
                    null);
        }
        return Range.of(Math.round(bytes));
    }

    /** Time of one operation: of throughput, the time that a thread has for it. */
    private static Benchmark.@Nullable Time time(JsonNode metric, int threads) {
        Matcher unit = TIME.matcher(metric.path("scoreUnit").asText(""));
        double score = number(metric.path("score"));
        if (!unit.matches() || !(score > 0)) {
            return null;
        }
        boolean throughput = unit.group(2) != null;
        TimeUnit known = UNITS.get(throughput ? unit.group(2) : unit.group(1));
        if (known == null) {
            return null;
        }
        double error = number(metric.path("scoreError"));
        return throughput
                ? new Benchmark.Time(
                        known.toNanos(1) * threads / score, known.toNanos(1) * threads / score * (error / score))
                : new Benchmark.Time(score * known.toNanos(1), error * known.toNanos(1));
    }

    /** JMH writes what is no number as a text. */
    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }
}
