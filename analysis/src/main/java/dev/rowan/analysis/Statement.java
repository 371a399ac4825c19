package dev.rowan.analysis;

/**
 * The statement that a finding is about.
 *
 * @param fingerprint 16 hexadecimal digits, equal for equal structure
 * @param sql normalised: no values
 */
public record Statement(String fingerprint, String sql) {}
