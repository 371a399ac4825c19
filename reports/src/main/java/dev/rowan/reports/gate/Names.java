package dev.rowan.reports.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names that a rule is about: those that match an include, or all without one, less those that match an exclude. It
 * remembers what matched, since a rule that is about nothing would pass whatever happens. Used by one thread.
 */
final class Names {

    private final List<Glob> includes;
    private final List<Glob> excludes;
    private boolean any;

    private static final class Glob {
        private final String text;
        private final Pattern pattern;
        private boolean matched;

        Glob(String text) {
            this.text = text;
            this.pattern = pattern(text);
        }

        boolean matches(String name) {
            boolean matches = pattern.matcher(name).matches();
            matched |= matches;
            return matches;
        }
    }

    /** In both lists {@code *} stands for any run of characters. */
    Names(List<String> includes, List<String> excludes) {
        this.includes = includes.stream().map(Glob::new).toList();
        this.excludes = excludes.stream().map(Glob::new).toList();
    }

    boolean contains(String name) {
        boolean included = oneMatches(includes, name);
        boolean excluded = oneMatches(excludes, name);
        boolean contains = (includes.isEmpty() || included) && !excluded;
        any |= contains;
        return contains;
    }

    /** Every glob is asked, so that each learns whether it matches anything. */
    private static boolean oneMatches(List<Glob> globs, String name) {
        boolean one = false;
        for (Glob glob : globs) {
            one |= glob.matches(name);
        }
        return one;
    }

    /** Whether any name was contained. */
    boolean any() {
        return any;
    }

    /** The globs that no name matched: {@code includes 'com.acme.webb.*'}. */
    List<String> idle() {
        List<String> idle = new ArrayList<>();
        includes.stream().filter(glob -> !glob.matched).forEach(glob -> idle.add("includes '" + glob.text + "'"));
        excludes.stream().filter(glob -> !glob.matched).forEach(glob -> idle.add("excludes '" + glob.text + "'"));
        return idle;
    }

    private static Pattern pattern(String glob) {
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
