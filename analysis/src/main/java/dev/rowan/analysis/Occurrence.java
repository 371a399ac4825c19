package dev.rowan.analysis;

/**
 * A unit of work in which a finding was seen.
 *
 * @param test the test's name, or "" outside of tests
 * @param testId the test's unique id on the JUnit Platform, or ""
 * @param scope the unit's kind, in lower case: {@code test}, {@code request}, {@code transaction}, …
 * @param name what the unit was: {@code GET /owners}; may be ""
 * @param count executions there
 * @param millis time in the driver there
 */
public record Occurrence(String test, String testId, String scope, String name, long count, double millis) {}
