package dev.rowan.orm.model;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Spelling of names: Java's, Django's, and the nearest of several. */
public final class Names {
    private Names() {}

    /** Django's spelling of a Java name: {@code createdAt} becomes {@code created_at}. */
    public static String snake(String java) {
        StringBuilder out = new StringBuilder(java.length() + 4);
        for (int i = 0; i < java.length(); i++) {
            char c = java.charAt(i);
            if (Character.isUpperCase(c)) {
                boolean boundary = i > 0
                        && (!Character.isUpperCase(java.charAt(i - 1))
                                || (i + 1 < java.length() && Character.isLowerCase(java.charAt(i + 1))));
                if (boundary && java.charAt(i - 1) != '_') {
                    out.append('_');
                }
                out.append(Character.toLowerCase(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Django's default name of a way back: {@code OrderItem} becomes {@code orderitem}, {@code Post} {@code post}. */
    static String decapitalized(String model) {
        return model.toLowerCase(Locale.ROOT);
    }

    static String words(String java) {
        return snake(java).replace('_', ' ');
    }

    /** " Did you mean 'x'?" for the nearest choice, or nothing when none is near. */
    public static String didYouMean(String wrong, Collection<String> choices) {
        String best = nearest(wrong, choices);
        return best == null ? "" : " Did you mean '" + best + "'?";
    }

    static @Nullable String nearest(String wrong, Collection<String> choices) {
        String best = null;
        int least = Math.max(2, wrong.length() / 3) + 1;
        for (String choice : choices) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), choice.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = choice;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
