package dev.rowan.p6spy;

import dev.rowan.analysis.recording.Library;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whose frames are the application's, by class name; {@code *} stands for any text, {@code ?} for one character. */
record Application(List<Pattern> includes, List<Pattern> excludes) implements Predicate<String> {
    /** All that is no framework's. */
    static final Application DEFAULT = new Application(List.of(), List.of());

    static Application of(List<String> includes, List<String> excludes) {
        return new Application(patterns(includes), patterns(excludes));
    }

    private static List<Pattern> patterns(List<String> texts) {
        return texts.stream().map(Application::pattern).toList();
    }

    private static Pattern pattern(String text) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            expression.append(each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(String.valueOf(each)));
        }
        return Pattern.compile(expression.toString());
    }

    @Override
    public boolean test(String className) {
        return !Library.isMade(className)
                && !matches(excludes, className)
                && (includes.isEmpty() ? !Library.owns(className) : matches(includes, className));
    }

    private static boolean matches(List<Pattern> patterns, String className) {
        return patterns.stream().anyMatch(each -> each.matcher(className).matches());
    }
}
