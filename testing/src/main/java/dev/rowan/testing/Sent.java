package dev.rowan.testing;

/**
 * One statement as often as one line of code sent it.
 *
 * @param sql normalised: no values
 * @param count executions; a batch is one
 * @param rows rows read or written, over all of them
 * @param place {@code com.acme.OwnerService.list(OwnerService.java:41)}, as an IDE links it; "" where no code of the
 *     application or its tests was on the stack
 */
public record Sent(String sql, long count, long rows, String place) {
    /** {@code 12 × select … at com.acme.OwnerService.list(OwnerService.java:41)}. */
    @Override
    public String toString() {
        return count + " × " + sql + (place.isEmpty() ? "" : " at " + place);
    }
}
