package dev.rowan.benchmarks;

import dev.rowan.benchmarks.Contest.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The times and allocations of one contest, by its parameters and subject, a value for each round. Not thread-safe. */
final class Scores {
    /** @param micros of one piece of work; {@code bytes} allocated by it */
    record Turn(double micros, double bytes) {}

    /** Parameters (without the subject) to subjects to turns. */
    private final Map<String, Map<String, List<Turn>>> turns = new LinkedHashMap<>();

    void add(RunResult result) {
        BenchmarkParams params = result.getParams();
        Map<String, String> others = new TreeMap<>();
        for (String key : params.getParamsKeys()) {
            if (!key.equals("subject")) {
                others.put(key, params.getParam(key));
            }
        }
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        add(
                others.isEmpty() ? "" : others.toString().replaceAll("[{}]", ""),
                params.getParam("subject"),
                new Turn(result.getPrimaryResult().getScore(), bytes == null ? Double.NaN : bytes.getScore()));
    }

    void add(String parameters, String subject, Turn turn) {
        turns.computeIfAbsent(parameters, key -> new LinkedHashMap<>())
                .computeIfAbsent(subject, key -> new ArrayList<>())
                .add(turn);
    }

    Map<String, Map<String, List<Turn>>> byParameters() {
        return turns;
    }

    /** A subject held against another, round by round, in ascending order; empty when one of them did not run. */
    List<Double> compared(String parameters, String subject, Measure measure, String versus) {
        Map<String, List<Turn>> subjects = turns.getOrDefault(parameters, Map.of());
        List<Turn> these = subjects.getOrDefault(subject, List.of());
        List<Turn> those = subjects.getOrDefault(versus, List.of());
        List<Double> compared = new ArrayList<>();
        for (int i = 0; i < Math.min(these.size(), those.size()); i++) {
            Turn one = these.get(i);
            Turn other = those.get(i);
            compared.add(
                    switch (measure) {
                        case TIMES -> one.micros() / other.micros();
                        case MICROS_MORE -> one.micros() - other.micros();
                        case KILOBYTES_MORE -> (one.bytes() - other.bytes()) / 1000;
                    });
        }
        Collections.sort(compared);
        return compared;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
