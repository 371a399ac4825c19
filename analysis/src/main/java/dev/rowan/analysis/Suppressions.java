package dev.rowan.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Decisions not to be told, in order; the first that matches counts. Immutable.
 *
 * <p>In a file each is a line of {@code rule=}, {@code association=}, {@code class=} and {@code test=}, any of them, and
 * a reason behind a {@code #}; empty lines and lines that begin with {@code #} are nothing:
 *
 * <pre>{@code
 * rule=n-plus-one association=Owner.pets class=com.acme.Export*   # once a night, three owners
 * }</pre>
 */
public record Suppressions(List<Suppression> all) {

    public Suppressions {
        all = List.copyOf(all);
    }

    public static Suppressions none() {
        return new Suppressions(List.of());
    }

    /**
     * Reads the lines of a file.
     *
     * @param source the file's name, for messages
     * @throws IllegalArgumentException with the line, the choices and the fix, when a line is malformed
     */
    public static Suppressions parse(List<String> lines, String source) {
        List<Suppression> suppressions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                suppressions.add(parse(line, source + ":" + (i + 1)));
            }
        }
        return new Suppressions(suppressions);
    }

    private static Suppression parse(String line, String where) {
        int hash = line.indexOf('#');
        if (hash < 0 || line.substring(hash + 1).isBlank()) {
            throw new IllegalArgumentException(where + " has no reason: write why behind a #, as in \""
                    + line.replace("#", "").strip() + " # known, ticket 12\"");
        }
        String rule = "";
        String association = "";
        String className = "";
        String test = "";
        for (String part : line.substring(0, hash).strip().split("\\s+", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = part.substring(equals + 1);
            switch (equals < 0 || value.isEmpty() ? "" : name) {
                case "rule" -> rule = value;
                case "association" -> association = value;
                case "class" -> className = value;
                case "test" -> test = value;
                default ->
                    throw new IllegalArgumentException(where + " has '" + part
                            + "'; its choices are rule=, association=, class= and test=, each with a value");
            }
        }
        try {
            return new Suppression(
                    rule, association, className, test, line.substring(hash + 1).strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    /** Whether a glob matches a whole text; the empty glob matches anything. */
    public static boolean matches(String glob, String text) {
        if (glob.isEmpty()) {
            return true;
        }
        if (glob.indexOf('*') < 0) {
            return glob.equals(text);
        }
        StringBuilder pattern = new StringBuilder();
        for (String literal : glob.split("\\*", -1)) {
            pattern.append(pattern.length() == 0 ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.matches(pattern.toString(), text);
    }
}
