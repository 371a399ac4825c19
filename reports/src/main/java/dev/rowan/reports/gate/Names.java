package dev.rowan.reports.gate;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names that a rule is about: those that match an include, or all without one, less those that match an exclude.
 *
 * @param includes {@code *} stands for any run of characters
 * @param excludes likewise
 */
record Names(List<Pattern> includes, List<Pattern> excludes) {

    static Names of(List<String> includes, List<String> excludes) {
        return new Names(
                includes.stream().map(Names::pattern).toList(),
                excludes.stream().map(Names::pattern).toList());
    }

    boolean contains(String name) {
        return (includes.isEmpty() || includes.stream().anyMatch(pattern -> matches(pattern, name)))
                && excludes.stream().noneMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(Pattern pattern, String name) {
        return pattern.matcher(name).matches();
    }

    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (String part : glob.split("\\*", -1)) {
            if (regex.length() > 0) {
                regex.append(".*");
            }
            regex.append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
