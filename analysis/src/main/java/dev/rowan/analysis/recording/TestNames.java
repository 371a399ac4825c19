package dev.rowan.analysis.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How tests are called in recordings, by what JUnit's platform knows of them. Stateless. */
public final class TestNames {
    /** Each level that is made while tests run has a number of its own. */
    private static final Pattern INVOCATION = Pattern.compile(
            "\\[(?:class-template-invocation|test-template-invocation|dynamic-container|dynamic-test):#(\\d+)]");

    private TestNames() {}

    /**
     * {@code com.acme.OwnerTests.finds[2]}.
     *
     * @param uniqueId the platform's
     * @param displayName of what JUnit 4 runs, the only one to tell runs of a parameterized test apart
     */
    public static String of(String className, String method, String uniqueId, String displayName) {
        boolean old = uniqueId.contains("[engine:junit-vintage]");
        if (old && displayName.startsWith(method + "[")) {
            return className + "." + displayName;
        }
        StringBuilder name = new StringBuilder(className).append('.').append(method);
        Matcher invocation = INVOCATION.matcher(uniqueId);
        while (invocation.find()) {
            name.append('[').append(invocation.group(1)).append(']');
        }
        return name.toString();
    }
}
