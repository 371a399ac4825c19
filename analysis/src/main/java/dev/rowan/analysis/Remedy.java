package dev.rowan.analysis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fix for a finding.
 *
 * @param kind which fix
 * @param text what to do and why it fits what was measured, in sentences
 * @param code what to paste, in the language of the library that ran the statement; "" when there is none
 * @param warning when it would be wrong, or what it costs; "" when there is nothing to say
 * @param verified what was measured with and without it, when it was tried
 */
public record Remedy(
        Kind kind,
        String text,
        String code,
        String warning,
        @Nullable Verified verified) {

    /** Which fix; {@link #word()} is the stable id. */
    public enum Kind {
        SELECT_RELATED,
        PREFETCH_RELATED,
        JOIN_FETCH,
        ENTITY_GRAPH,
        BATCH_SIZE,
        BULK_CREATE,
        BULK_UPDATE,
        JDBC_BATCH,
        IN_QUERY,
        GROUP_BY,
        EXISTS,
        REUSE,
        INDEX,
        REWRITE,
        LIMIT,
        KEYSET,
        REMOVE;

        /** The kebab-case id of {@code findings.json}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The fix was run, on the same data, with the same rows.
     *
     * @param before statements without it
     * @param after statements with it
     * @param rows parents that came both ways, with the same related rows
     */
    public record Verified(long before, long after, long rows) {
        /** {@code 31 statements → 2, the same 30 rows}. */
        public String words() {
            return String.format(
                    Locale.ROOT,
                    "%,d statements → %,d, the same %,d %s",
                    before,
                    after,
                    rows,
                    rows == 1 ? "row" : "rows");
        }
    }
}
