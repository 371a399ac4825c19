package dev.rowan.analysis.remedy;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Remedy.Kind;
import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.Verb;

/** Fixes for rows written one by one. */
final class WriteTogether {

    private static final String HIBERNATE_BATCH =
            "hibernate.jdbc.batch_size=50\nhibernate.order_inserts=true\nhibernate.order_updates=true";

    private WriteTogether() {}

    static Remedy of(Sighting sighting) {
        Fault fault = new Fault(sighting);
        Verb verb = fault.statement().verb();
        if (verb == Verb.SEQUENCE) {
            return new Remedy(
                    Kind.REWRITE,
                    "Let the sequence give its numbers in blocks: one round trip for 50 rows.",
                    "@SequenceGenerator(name = \"…\", sequenceName = \""
                            + fault.statement().table() + "\", allocationSize = 50)",
                    "The sequence itself must grow by as much: alter sequence "
                            + fault.statement().table() + " increment by 50.",
                    null);
        }
        if (fault.via() == Via.ROWAN) {
            return rowan(verb);
        }
        if (fault.isJpa()) {
            return jpa(fault, verb);
        }
        return switch (fault.via()) {
            case JOOQ ->
                new Remedy(
                        Kind.JDBC_BATCH,
                        "Send the rows as one batch.",
                        verb == Verb.INSERT
                                ? "ctx.batchInsert(records).execute()"
                                : "ctx.batchUpdate(records).execute()",
                        "",
                        null);
            case MYBATIS ->
                new Remedy(
                        Kind.JDBC_BATCH,
                        "Send the rows as one batch.",
                        "sqlSessionFactory.openSession(ExecutorType.BATCH)",
                        "Call flushStatements() before reading what was written.",
                        null);
            case SPRING_JDBC ->
                new Remedy(
                        Kind.JDBC_BATCH,
                        "Send the rows as one batch.",
                        "jdbcTemplate.batchUpdate(sql, rows)",
                        "",
                        null);
            default ->
                new Remedy(
                        Kind.JDBC_BATCH,
                        "Add each row to a batch, and send the batch once.",
                        "statement.addBatch(); // in the loop\nstatement.executeBatch(); // after it",
                        "On MariaDB and MySQL set rewriteBatchedStatements or useBulkStmts; on PostgreSQL reWriteBatchedInserts.",
                        null);
        };
    }

    private static Remedy rowan(Verb verb) {
        return switch (verb) {
            case INSERT ->
                new Remedy(
                        Kind.BULK_CREATE, "Create all objects with one statement.", ".bulkCreate(objects)", "", null);
            case UPDATE ->
                new Remedy(
                        Kind.BULK_UPDATE,
                        "Update all objects with one statement; when they all get the same value, use update() on the queryset.",
                        ".bulkUpdate(objects, …)",
                        "",
                        null);
            default ->
                new Remedy(
                        Kind.REWRITE,
                        "Delete through the queryset: it collects what depends on the rows and deletes in bulk.",
                        ".filter(id.in(ids)).delete()",
                        "",
                        null);
        };
    }

    private static Remedy jpa(Fault fault, Verb verb) {
        if (verb == Verb.DELETE) {
            return new Remedy(
                    Kind.REWRITE,
                    "Delete with one statement; or let Hibernate batch the deletes.",
                    delete(fault),
                    "A bulk delete does not cascade and does not touch the persistence context.",
                    null);
        }
        String identity = verb == Verb.INSERT
                ? "Keys generated as IDENTITY defeat it: Hibernate must run each insert alone to learn its key. Use a sequence."
                : "Versioned entities batch only with hibernate.jdbc.batch_versioned_data=true.";
        return new Remedy(Kind.JDBC_BATCH, "Let Hibernate send the rows in batches.", HIBERNATE_BATCH, identity, null);
    }

    /** In the words of whoever is known to delete, else the statement itself for many keys. */
    private static String delete(Fault fault) {
        if (!fault.repository().repository().isEmpty()) {
            return fault.repository().repository() + ".deleteAllByIdInBatch(ids)";
        }
        Step parent = fault.parent();
        Cause asked = parent == null ? null : parent.cause();
        if (parent != null
                && asked != null
                && parent.via() == Via.SPRING_DATA_JPA
                && asked.detail().endsWith(".deleteAll")) {
            return RepositoryMethod.of(asked.detail()).repository() + ".deleteAllInBatch()";
        }
        String entity = fault.loadedEntity();
        String variable = fault.variable();
        return entity.isEmpty()
                ? fault.sqlForMany()
                : "delete from " + entity + " " + variable + " where " + variable + ".id in :ids";
    }
}
