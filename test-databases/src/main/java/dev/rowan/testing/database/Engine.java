package dev.rowan.testing.database;

/** A kind of database that tests run on. */
public enum Engine {
    /** PostgreSQL 18, embedded; a server of one's own with {@code ROWAN_TEST_POSTGRES_URL}. */
    POSTGRES,
    /** MariaDB 11.4, embedded; a server of one's own with {@code ROWAN_TEST_MARIADB_URL}. */
    MARIADB,
    /** SQLite in a file of a temporary folder. */
    SQLITE,
    /** SQLite in memory, shared by all connections of the JVM; not among the default ones. */
    SQLITE_MEMORY
}
