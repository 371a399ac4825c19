package dev.rowan.analysis.event;

/** Why a statement is not the application's own doing; steps with one are not judged by most rules. */
public enum Role {
    /** A pool or proxy asks whether a connection lives. */
    POOL_VALIDATION,
    /** The next values of a sequence, fetched by an ORM for its keys. */
    SEQUENCE_CALL,
    /** Tables are made or changed, or a migration tool keeps its books. */
    SCHEMA,
    /** Flyway, Liquibase, script initialisers and home-made migrations, data included. */
    MIGRATION,
    /** Read back what an insert generated. */
    GENERATED_KEYS,
    /** The driver or a framework asks about the database itself. */
    METADATA,
    /** Rows that a test prepares, or that an ORM flushes for it inside a production query. */
    FIXTURE,
    /** Run by test code itself, before, after or beside the application. */
    TEST_CODE,
    /** It repeats only because of the test's configuration (a cache set to zero). */
    TEST_CONFIGURATION,
    /** The application's container is starting. */
    CONTEXT_START,
    /** An ORM read all rows and applied a limit in memory; it said so itself. */
    PAGED_IN_MEMORY,
    /** No code of the application's is on the stack: a library does it by itself, or answers a request by itself. */
    LIBRARY;

    /** Whether it moves from test to test by itself, so that no test's count should have it. */
    public boolean isHousekeeping() {
        return switch (this) {
            case POOL_VALIDATION, SEQUENCE_CALL, SCHEMA, MIGRATION, METADATA, CONTEXT_START -> true;
            case GENERATED_KEYS, FIXTURE, TEST_CODE, TEST_CONFIGURATION, PAGED_IN_MEMORY, LIBRARY -> false;
        };
    }
}
