package dev.rowan.reports;

import dev.rowan.reports.gate.JmhFile;
import dev.rowan.reports.view.Benchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** Results as JMH 1.37 writes them, less what nobody reads. */
public final class Jmh {

    private final List<String> results = new ArrayList<>();

    /** A result with allocation and mean time. */
    public Jmh result(String method, String params, double bytes, double micros, double error) {
        return entry(method, params, "\"us/op\"", micros, String.valueOf(error), metric(bytes, "B/op"));
    }

    /** A result without {@code -prof gc}. */
    public Jmh timed(String method, String unit, double score) {
        return entry(method, "", "\"" + unit + "\"", score, "\"NaN\"", "");
    }

    public Jmh entry(String method, String params, String unit, double score, String error, String secondary) {
        results.add(String.format(Locale.ROOT, """
                {"jmhVersion": "1.37", "benchmark": "%s", "mode": "avgt", "threads": 1, "forks": 1,
                 "jvm": "/usr/bin/java", "measurementIterations": 5, "params": {%s},
                 "primaryMetric": {"score": %s, "scoreError": %s, "scoreConfidence": [1.0, 2.0],
                   "scorePercentiles": {"50.0": 1.0}, "scoreUnit": %s, "rawData": [[1.0, 2.0]]},
                 "secondaryMetrics": {%s}}""", method, params, score, error, unit, secondary));
        return this;
    }

    static String metric(double bytes, String unit) {
        return "\"gc.alloc.rate.norm\": {\"score\": " + bytes + ", \"scoreUnit\": \"" + unit + "\"}";
    }

    public String text() {
        return "[" + String.join(",\n", results) + "]";
    }

    public Path in(Path file) throws Exception {
        return Files.writeString(file, text());
    }

    public SortedMap<String, Benchmark> read(Path folder) throws Exception {
        return JmhFile.read(List.of(in(Files.createTempFile(folder, "jmh", ".json"))));
    }
}
