package dev.rowan.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code docs/gradle.md} tells a build to run, in one of Gradle's languages.
 *
 * @param text the snippet
 * @param names what its variables stand for
 */
record GradleGuide(String text, Map<String, String> names) {

    private static final Path PAGE = Path.of("../docs/gradle.md");

    static GradleGuide in(String language, Map<String, String> names) throws IOException {
        return new GradleGuide(group("(?s)```" + language + "\\n(.*?)```", Files.readString(PAGE)), names);
    }

    /** The lines that are for a shell. */
    static List<String> shell() throws IOException {
        return group("(?s)```\\n(java.*?)```", Files.readString(PAGE)).lines().toList();
    }

    /** The argument of the test JVM. */
    String jvmArgument() {
        Matcher variable = Pattern.compile("\\$\\{([\\w.]+)}").matcher(group("jvmArgs\\(?\\s*\"(.*?)\"\\)?\\n", text));
        return variable.replaceAll(match -> Matcher.quoteReplacement(named(match.group(1))));
    }

    String mainClass(String task) {
        return group("mainClass(?: = '|\\.set\\(\")([\\w.]+)", task(task));
    }

    /** The words behind {@code args} in a task's line that begins so. */
    List<String> arguments(String task, String line) {
        String words = group("(?m)^    " + Pattern.quote(line) + "args[ (](.+?)\\)?$", task(task));
        return Arrays.stream(words.split(", ", -1))
                .map(word -> word.matches("(['\"]).*\\1") ? word.substring(1, word.length() - 1) : named(word))
                .toList();
    }

    private String task(String name) {
        return group("(?s)tasks.register[^\\n]*['\"]" + name + "['\"](.*?)\\n}", text);
    }

    private String named(String variable) {
        String value = names.get(variable);
        if (value == null) {
            throw new IllegalStateException(PAGE + " names '" + variable + "', and this test knows " + names.keySet());
        }
        return value;
    }

    private static String group(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(PAGE + " has nothing like " + pattern);
        }
        return matcher.group(1);
    }
}
