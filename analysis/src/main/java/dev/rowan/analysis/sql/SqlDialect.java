package dev.rowan.analysis.sql;

/** How quotes are read; nothing else of a dialect matters to a fingerprint. */
public enum SqlDialect {
    /** A backslash in a string is itself, double quotes name an identifier. */
    STANDARD,
    /** MySQL and MariaDB: a backslash escapes, double quotes hold a string, {@code #} begins a comment. */
    MYSQL
}
