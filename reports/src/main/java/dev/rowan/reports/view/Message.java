package dev.rowan.reports.view;

/**
 * A fact against a limit: what the gate says about one element.
 *
 * @param level whether it fails the build
 * @param rule the rule that says so, as its configuration names it
 * @param subject the element: a test, a class, a statement, or the whole run
 * @param fact the measured value, the limit, and what made the difference
 * @param anchor the row of the report it is about, without {@code #}; empty when there is none
 */
public record Message(Level level, String rule, String subject, String fact, String anchor) {

    /** The line as people read it. */
    public String line() {
        return subject.isEmpty() ? fact : subject + ": " + fact;
    }
}
