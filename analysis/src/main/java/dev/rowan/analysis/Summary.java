package dev.rowan.analysis;

/**
 * What was seen, in numbers: the head of {@code findings.json}.
 *
 * @param statements executions recorded
 * @param distinct different statements
 * @param scopes units of work
 * @param tests different tests
 * @param incomplete units of which something is missing
 * @param unattributed executions that could not be given to one test although tests ran
 * @param dropped executions that were seen and not recorded
 * @param jvms recordings read
 */
public record Summary(
        long statements,
        long distinct,
        long scopes,
        long tests,
        long incomplete,
        long unattributed,
        long dropped,
        int jvms) {}
