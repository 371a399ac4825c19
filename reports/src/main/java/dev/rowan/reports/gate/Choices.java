package dev.rowan.reports.gate;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The words that may be written in one place of a configuration. */
public final class Choices {

    private Choices() {}

    /** The choices in a sentence, and the one that was probably meant. */
    public static String told(String written, Collection<String> choices) {
        return "Choices are: " + String.join(", ", choices) + meant(written, choices);
    }

    private static String meant(String written, Collection<String> choices) {
        String word = bare(written);
        return choices.stream()
                .min(Comparator.comparingInt(choice -> distance(word, bare(choice))))
                // A third of a word may be wrong; with more it is another word.
                .filter(choice -> distance(word, bare(choice)) <= Math.max(1, word.length() / 3))
                .map(choice -> ". Did you mean '" + choice + "'?")
                .orElse("");
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** Letters to insert, remove or change, to make one word of the other. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
