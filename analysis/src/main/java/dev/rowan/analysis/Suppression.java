package dev.rowan.analysis;

/**
 * A decision not to be told: every part that is given must match, and at least one must be.
 *
 * @param rule a rule's id, or ""
 * @param association {@code Owner.pets}, or ""
 * @param className a class, {@code *} for any run of characters, or "": the call site's
 * @param test a test's name or unique id, {@code *} likewise, or ""; only its occurrences are suppressed
 * @param reason why; may not be blank
 */
public record Suppression(String rule, String association, String className, String test, String reason) {

    public Suppression {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "A suppression needs a reason: add one to " + describe(rule, association, className, test));
        }
        if (rule.isEmpty() && association.isEmpty() && className.isEmpty() && test.isEmpty()) {
            throw new IllegalArgumentException(
                    "A suppression without rule, association, class and test would hide everything" + " (its reason: \""
                            + reason + "\"); give at least one of them");
        }
    }

    private static String describe(String rule, String association, String className, String test) {
        return "the suppression of rule '" + rule + "', association '" + association + "', class '" + className
                + "', test '" + test + "'";
    }
}
