package dev.rowan.analysis.event;

/**
 * A fix that was tried while the application ran: the parents' query run again as it was, one statement for each row's
 * association, and with the association loaded along. What both gave was compared.
 *
 * @param association {@code Owner.pets}
 * @param fingerprint the statement that repeats
 * @param parent the fingerprint of the parents' statement, or ""
 * @param path from where it repeats
 * @param plan what loaded the association along
 * @param outcome what the comparison gave
 * @param why the reason, where nothing is known; else ""
 * @param before statements without the plan
 * @param after statements with it
 * @param rows parents without the plan
 * @param rowsAfter parents with it
 */
public record Trial(
        String association,
        String fingerprint,
        String parent,
        CallPath path,
        Plan plan,
        Outcome outcome,
        String why,
        long before,
        long after,
        long rows,
        long rowsAfter) {

    /** How an association is loaded along. */
    public enum Plan {
        SELECT_RELATED,
        PREFETCH_RELATED
    }

    /** What a trial gave. */
    public enum Outcome {
        /** The same rows with the same related rows, in the same order where there is one. */
        SAME,
        /** Other rows, and without the plan the same ones again. */
        DIFFERS,
        /** It was not run to its end, or says nothing. */
        UNKNOWN
    }
}
