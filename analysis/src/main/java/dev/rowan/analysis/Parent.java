package dev.rowan.analysis;

/**
 * The statement whose rows a finding's statement was repeated for.
 *
 * @param fingerprint 16 hexadecimal digits
 * @param sql normalised: no values
 * @param rows rows that it gave in the worst occurrence
 * @param column the column that the child's values were read from ({@code owners.id}), or "" when not known
 * @param callSite where it was run, or {@link CallSite#UNKNOWN}
 */
public record Parent(String fingerprint, String sql, long rows, String column, CallSite callSite) {}
