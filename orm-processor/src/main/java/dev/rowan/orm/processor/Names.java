package dev.rowan.orm.processor;

import java.util.Collection;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Spelling of names; the same rules as the run time's, which this module may not import. */
final class Names {
    private Names() {}

    /** Django's spelling of a Java name: {@code createdAt} becomes {@code created_at}. */
    static String snake(String java) {
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

    /** Whether {@code given} is a Java name, in its own spelling or in Django's. */
    static boolean spells(String given, String java) {
        return given.equals(java) || given.equals(snake(java));
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static String decapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** The package of a type. */
    static String packageOf(TypeElement type) {
        for (Element at = type; at != null; at = at.getEnclosingElement()) {
            if (at instanceof PackageElement found) {
                return found.getQualifiedName().toString();
            }
        }
        return "";
    }

    /** The simple name of the class that is generated for a model: {@code Post_}, {@code Outer_Post_}. */
    static String companion(TypeElement model) {
        StringBuilder name = new StringBuilder(model.getSimpleName());
        for (Element at = model.getEnclosingElement(); at instanceof TypeElement; at = at.getEnclosingElement()) {
            name.insert(0, at.getSimpleName() + "_");
        }
        return name.append('_').toString();
    }

    static String qualified(String pack, String simple) {
        return pack.isEmpty() ? simple : pack + "." + simple;
    }

    static String didYouMean(String wrong, Collection<String> choices) {
        String best = null;
        int least = Math.max(2, wrong.length() / 3) + 1;
        for (String choice : choices) {
            int distance = distance(lower(wrong), lower(choice));
            if (distance < least) {
                least = distance;
                best = choice;
            }
        }
        return best == null ? "" : " Did you mean '" + best + "'?";
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

    /** A Java literal of a text. */
    static String quoted(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
