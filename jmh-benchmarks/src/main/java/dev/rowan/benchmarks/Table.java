package dev.rowan.benchmarks;

import dev.rowan.benchmarks.Contest.Target;
import dev.rowan.benchmarks.Scores.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The scores of a contest as text, in Markdown, so that a document can take them as they are. */
final class Table {
    private Table() {}

    static String of(Contest contest, Scores scores) {
        StringBuilder out = new StringBuilder();
        scores.byParameters().forEach((parameters, subjects) -> {
            String title = contest.name() + (parameters.isEmpty() ? "" : ", " + parameters);
            out.append('\n').append(title).append("\n\n");
            out.append(String.format(
                    Locale.ROOT,
                    "| %-22s | %12s | %11s | %13s | %10s |%n|%s|%s:|%s:|%s:|%s:|%n",
                    "subject",
                    "µs",
                    "x floor",
                    "least - most",
                    "kB",
                    "-".repeat(24),
                    "-".repeat(13),
                    "-".repeat(12),
                    "-".repeat(14),
                    "-".repeat(11)));
            subjects.forEach((subject, turns) -> out.append(line(contest, scores, parameters, subject, turns)));
            out.append(verdicts(contest, scores, parameters));
        });
        return out.toString();
    }

    private static String line(Contest contest, Scores scores, String parameters, String subject, List<Turn> turns) {
        List<Double> ratios = scores.ratios(parameters, subject, contest.floor());
        return String.format(
                Locale.ROOT,
                "| %-22s | %12s | %11s | %13s | %10s |%n",
                subject,
                number(Scores.median(turns.stream().map(Turn::micros).toList())),
                ratios.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", Scores.median(ratios)),
                ratios.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, "%.2f - %.2f", ratios.get(0), ratios.get(ratios.size() - 1)),
                number(Scores.median(turns.stream().map(Turn::bytes).toList()) / 1000));
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? ""
                : String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String verdicts(Contest contest, Scores scores, String parameters) {
        StringBuilder out = new StringBuilder();
        for (Target target : contest.targets()) {
            List<Double> ratios = scores.ratios(parameters, target.subject(), target.versus());
            if (!ratios.isEmpty()) {
                double ratio = Scores.median(ratios);
                out.append(String.format(
                        Locale.ROOT,
                        "%nTarget: %s at most %.2f x %s: %s (%.2f)%n",
                        target.subject(),
                        target.atMost(),
                        target.versus(),
                        ratio <= target.atMost() ? "met" : "MISSED",
                        ratio));
            }
        }
        return out.toString();
    }

    /** The same for a machine: rounds included, so that nothing is lost by the medians. */
    static Map<String, Object> data(Contest contest, Scores scores) {
        return Map.of("contest", contest.name(), "floor", contest.floor(), "scores", scores.byParameters());
    }
}
