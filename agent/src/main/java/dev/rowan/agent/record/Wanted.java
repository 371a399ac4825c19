package dev.rowan.agent.record;

import java.util.List;

/**
 * What the user wants of a recording.
 *
 * @param includes class names that are the application's; empty for "all that are no framework's"
 * @param excludes class names that are not, whatever {@code includes} says
 * @param foreignKeys whether the database is asked for its foreign keys
 * @param callSites whether stacks are looked at for the line that ran a statement
 * @param trials whether Rowan's querysets are run again with what would load their relations along
 * @param values whether bind values themselves are recorded
 */
public record Wanted(
        List<String> includes,
        List<String> excludes,
        boolean foreignKeys,
        boolean callSites,
        boolean trials,
        boolean values) {
    public Wanted {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }
}
