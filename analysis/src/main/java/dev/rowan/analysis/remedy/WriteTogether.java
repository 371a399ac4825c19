package dev.rowan.analysis.remedy;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Remedy.Kind;
import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.Verb;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fixes for rows written one by one. */
final class WriteTogether {

    private static final List<String> HIBERNATE_BATCH =
            List.of("hibernate.jdbc.batch_size=50", "hibernate.order_inserts=true", "hibernate.order_updates=true");

    private WriteTogether() {}

    static Remedy of(Sighting sighting) {
        Fault fault = new Fault(sighting);
        Verb verb = fault.statement().verb();
        if (verb == Verb.SEQUENCE) {
            return sequence(fault);
        }
        if (fault.isCompareAndSet()) {
            return compareAndSet(fault);
        }
        if (fault.via() == Via.ROWAN) {
            return rowan(fault, verb);
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

    private static Remedy rowan(Fault fault, Verb verb) {
        return switch (verb) {
            case INSERT ->
                new Remedy(
                        Kind.BULK_CREATE, "Create all objects with one statement.", ".bulkCreate(objects)", "", null);
            case UPDATE ->
                new Remedy(
                        Kind.BULK_UPDATE,
                        "Update all objects with one statement; when they all get the same value, use update() on the queryset.",
                        ".bulkUpdate(objects, " + fields(fault) + ")",
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

    /** The columns that were set, as the fields of a model are called. */
    private static String fields(Fault fault) {
        return fault.statement().written().stream()
                .map(column -> Pattern.compile("_(\\w)")
                        .matcher(column.replaceAll("_id$", ""))
                        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    private static Remedy sequence(Fault fault) {
        String sequence = fault.statement().table();
        if (!fault.isJpa()) {
            return new Remedy(
                    Kind.REWRITE,
                    "Let the column draw its number itself (a default, an identity) and ask the insert for it with"
                            + " getGeneratedKeys(); or draw all numbers with one statement before the loop.",
                    "",
                    "",
                    null);
        }
        return new Remedy(
                Kind.REWRITE,
                "Let the sequence give its numbers in blocks: one round trip for 50 rows.",
                "@SequenceGenerator(name = \"…\", sequenceName = \"" + sequence + "\", allocationSize = 50)",
                "The sequence itself must grow by as much: alter sequence " + sequence + " increment by 50.",
                null);
    }

    /** A row that is written only if it is as it was read: what its count says may decide what comes next. */
    private static Remedy compareAndSet(Fault fault) {
        String counts = switch (fault.via()) {
            case SPRING_JDBC -> "int[] counts = jdbcTemplate.batchUpdate(sql, rows); // 0: it had changed meanwhile";
            case JOOQ -> "int[] counts = ctx.batch(queries).execute(); // 0: it had changed meanwhile";
            case JDBC -> "int[] counts = statement.executeBatch(); // 0: it had changed meanwhile";
            default -> "";
        };
        return new Remedy(
                Kind.JDBC_BATCH,
                "If what comes next hangs on whether this row was changed (a job is claimed, then run), one statement for"
                        + " each is right: suppress it. If the rows are only saved, send them as one batch and look at its"
                        + " counts.",
                counts,
                "Many jobs are claimed at once by \"for update skip locked limit ?\" and one update of those keys.",
                null);
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
        String prefix = fault.via() == Via.SPRING_DATA_JPA ? "spring.jpa.properties." : "";
        String settings = HIBERNATE_BATCH.stream().map(prefix::concat).collect(Collectors.joining("\n"));
        String why = verb == Verb.INSERT
                ? "Keys generated as IDENTITY defeat it: Hibernate must run each insert alone to learn its key. Use a sequence."
                : "With @DynamicUpdate each set of changed columns is a statement, and a batch, of its own.";
        String transaction = fault.via() == Via.SPRING_DATA_JPA
                ? " It takes one transaction around the loop: without one each call of a repository is its own."
                : "";
        return new Remedy(
                Kind.JDBC_BATCH, "Let Hibernate send the rows in batches.", settings, why + transaction, null);
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
