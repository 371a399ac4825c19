package dev.rowan.analysis.detect;

/**
 * What makes two sightings the same fault.
 *
 * @param id the finding's id, before a collision is numbered
 * @param className the full class, since ids carry the simple one
 * @param fingerprint the statement
 */
public record FaultKey(String id, String className, String fingerprint) {}
