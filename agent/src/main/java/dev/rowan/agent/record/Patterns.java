package dev.rowan.agent.record;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Class names with wildcards: {@code *} for any text, {@code ?} for one character. */
final class Patterns {
    private final List<Pattern> patterns;

    Patterns(List<String> texts) {
        patterns = texts.stream().map(Patterns::compile).collect(Collectors.toUnmodifiableList());
    }

    private static Pattern compile(String text) {
        StringBuilder expression = new StringBuilder();
        for (char each : text.strip().toCharArray()) {
            expression.append(each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(String.valueOf(each)));
        }
        return Pattern.compile(expression.toString());
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    boolean match(String className) {
        return patterns.stream().anyMatch(each -> each.matcher(className).matches());
    }
}
