package dev.rowan.benchmarks;

import dev.rowan.benchmarks.Scores.Turn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a row costs the same however many there are: for contests that ran with several numbers of rows. */
final class Growth {
    /** A tree of keys grows by a level, and the machine has its noise. */
    private static final double AT_MOST = 1.25;

    private static final Pattern ROWS = Pattern.compile("\\brows=(\\d+)");

    private Growth() {}

    /** The number of rows among a contest's parameters. */
    static OptionalInt rows(String parameters) {
        Matcher rows = ROWS.matcher(parameters);
        return rows.find() ? OptionalInt.of(Integer.parseInt(rows.group(1))) : OptionalInt.empty();
    }

    /** For each subject that had several sizes, what a row of the largest costs beside the cheapest row of all. */
    static String of(Scores scores) {
        Map<String, TreeMap<Integer, Double>> subjects = new LinkedHashMap<>();
        scores.byParameters()
                .forEach((parameters, all) -> rows(parameters)
                        .ifPresent(rows -> all.forEach((subject, turns) -> subjects.computeIfAbsent(
                                        subject, key -> new TreeMap<>())
                                .put(
                                        rows,
                                        Scores.median(turns.stream()
                                                        .map(Turn::micros)
                                                        .toList())
                                                / rows))));
        StringBuilder out = new StringBuilder();
        subjects.forEach((subject, sizes) -> {
            if (sizes.size() > 1) {
                Map.Entry<Integer, Double> cheapest = Collections.min(sizes.entrySet(), Map.Entry.comparingByValue());
                double grown = sizes.lastEntry().getValue() / cheapest.getValue();
                out.append(String.format(
                        Locale.ROOT,
                        "%nA row of %,d costs %s %.2f times what its cheapest does, one of %,d; at most %.2f: %s%n",
                        sizes.lastKey(),
                        subject,
                        grown,
                        cheapest.getKey(),
                        AT_MOST,
                        grown <= AT_MOST ? "met" : "MISSED"));
            }
        });
        return out.toString();
    }
}
