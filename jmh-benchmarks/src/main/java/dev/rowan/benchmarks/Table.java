package dev.rowan.benchmarks;

import dev.rowan.benchmarks.Contest.Measure;
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
                    "| %-22s | %12s | %11s | %15s | %10s |%s%n|%s|%s:|%s:|%s:|%s:|%s%n",
                    "subject",
                    "µs",
                    "x floor",
                    "least - most",
                    "kB",
                    Growth.rows(parameters).isPresent() ? "   µs a row |" : "",
                    "-".repeat(24),
                    "-".repeat(13),
                    "-".repeat(12),
                    "-".repeat(16),
                    "-".repeat(11),
                    Growth.rows(parameters).isPresent() ? "-----------:|" : ""));
            subjects.forEach((subject, turns) -> out.append(line(contest, scores, parameters, subject, turns)));
            out.append(verdicts(contest, scores, parameters));
        });
        return out.toString();
    }

    private static String line(Contest contest, Scores scores, String parameters, String subject, List<Turn> turns) {
        List<Double> ratios = scores.compared(parameters, subject, Measure.TIMES, contest.floor());
        double micros = Scores.median(turns.stream().map(Turn::micros).toList());
        return String.format(
                Locale.ROOT,
                "| %-22s | %12s | %11s | %15s | %10s |%s%n",
                subject,
                number(micros),
                ratios.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", Scores.median(ratios)),
                ratios.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, "%.2f - %.2f", ratios.get(0), ratios.get(ratios.size() - 1)),
                number(Scores.median(turns.stream().map(Turn::bytes).toList()) / 1000),
                Growth.rows(parameters).isEmpty()
                        ? ""
                        : String.format(
                                " %10s |",
                                number(micros / Growth.rows(parameters).getAsInt())));
    }

    /** Two or three digits that mean something; a row of a large result takes nanoseconds. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size < 0.1 ? "%.4f" : size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String verdicts(Contest contest, Scores scores, String parameters) {
        StringBuilder out = new StringBuilder();
        for (Target target : contest.targets()) {
            List<Double> measured = scores.compared(parameters, target.subject(), target.measure(), target.versus());
            if (!measured.isEmpty() && parameters.contains(target.where())) {
                double middle = Scores.median(measured);
                out.append(String.format(
                        Locale.ROOT,
                        "%nTarget: %s at most %s %s %s: %s (%s)%n",
                        target.subject(),
                        number(target.atMost()),
                        target.measure().words,
                        target.versus(),
                        middle <= target.atMost() ? "met" : "MISSED",
                        number(middle)));
            }
        }
        return out.toString();
    }

    /** The same for a machine: rounds included, so that nothing is lost by the medians. */
    static Map<String, Object> data(Contest contest, Scores scores) {
        return Map.of("contest", contest.name(), "floor", contest.floor(), "scores", scores.byParameters());
    }
}
