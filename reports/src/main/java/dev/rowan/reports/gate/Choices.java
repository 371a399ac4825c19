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

    /** Letters to insert, remove or change, and neighbours to swap, to make one word of the other. */
    private static int distance(String one, String other) {
        int[][] rows = new int[one.length() + 1][other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            rows[i][0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                rows[i][j] = Math.min(rows[i - 1][j - 1] + change, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                if (swapped(one, i, other, j)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[one.length()][other.length()];
    }

    private static boolean swapped(String one, int i, String other, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
