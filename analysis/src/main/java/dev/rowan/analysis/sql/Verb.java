package dev.rowan.analysis.sql;

/** What a statement does, by its leading word (after any {@code with} list). */
public enum Verb {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    MERGE,
    /** A stored procedure. */
    CALL,
    /** The next value of a sequence, in any database's spelling; the sequence is the statement's table. */
    SEQUENCE,
    /** create, alter, drop, truncate, comment, grant, … */
    DDL,
    /** begin, commit, rollback, savepoint, set transaction, … */
    TRANSACTION,
    /** set, pragma, use, reset, show, explain and everything not known. */
    OTHER;

    /** Whether the statement may change rows of its first table. */
    public boolean writes() {
        return switch (this) {
            case INSERT, UPDATE, DELETE, MERGE, CALL, DDL -> true;
            case SELECT, SEQUENCE, TRANSACTION, OTHER -> false;
        };
    }
}
