package dev.rowan.analysis.event;

/**
 * Why a library ran a statement, as the library itself knows it.
 *
 * @param kind what the library was doing
 * @param association {@code Owner.pets}; "" where no association is involved
 * @param detail a repository method ({@code PetRepository.findById}), a mapped statement id; or ""
 * @param many whether the association leads to many rows, or the method may give many
 * @param siblings how many rows the same load could have served, or 0 when not known
 * @param origin the place that loaded the parent ({@code OwnerService.list:41}), or ""
 * @param originFingerprint the statement that loaded the parent, or ""
 */
public record Cause(
        Kind kind,
        String association,
        String detail,
        boolean many,
        int siblings,
        String origin,
        String originFingerprint) {

    /** What a library was doing when it ran a statement. */
    public enum Kind {
        /** A to-one association or deferred column is loaded on first use. */
        LAZY_ONE,
        /** A to-many association is loaded on first use. */
        LAZY_MANY,
        /** An association mapped as eager, loaded by a statement of its own. */
        EAGER_SELECT,
        /** One statement for the association of many parents: batch fetch, PEERS, subselect. */
        BATCH_FETCH,
        /** Asked for with the query: prefetchRelated, subselect graph. */
        PREFETCH,
        /** An entity by its key: find, getReference, refresh. */
        FIND,
        /** A repository or mapper method; {@code detail} names it. */
        METHOD,
        /** Pending changes are written. */
        FLUSH,
        /** A nested select of a mapper; {@code detail} names it. */
        NESTED_SELECT,
        /** A cascade (delete, save) over an association. */
        CASCADE
    }

    public static Cause lazyOne(String association) {
        return new Cause(Kind.LAZY_ONE, association, "", false, 0, "", "");
    }

    public static Cause lazyMany(String association) {
        return new Cause(Kind.LAZY_MANY, association, "", true, 0, "", "");
    }

    /**
     * A method of a repository or a mapped statement.
     *
     * @param many false only where the method is known to give one row at the most
     */
    public static Cause method(String detail, boolean many) {
        return new Cause(Kind.METHOD, "", detail, many, 0, "", "");
    }

    /** Whether the library itself says that one parent's association was loaded by a statement of its own. */
    public boolean isSingleLoad() {
        return !association.isEmpty()
                && (kind == Kind.LAZY_ONE
                        || kind == Kind.LAZY_MANY
                        || kind == Kind.EAGER_SELECT
                        || kind == Kind.NESTED_SELECT
                        || kind == Kind.FIND);
    }

    /** Whether one statement served many parents. */
    public boolean isBatch() {
        return kind == Kind.BATCH_FETCH || kind == Kind.PREFETCH;
    }
}
