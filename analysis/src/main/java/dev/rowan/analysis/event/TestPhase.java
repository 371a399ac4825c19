package dev.rowan.analysis.event;

/** Which part of a test was running. */
public enum TestPhase {
    /** Outside of any test. */
    NONE,
    /** The application's container was starting. */
    CONTEXT,
    SETUP,
    BODY,
    TEARDOWN
}
