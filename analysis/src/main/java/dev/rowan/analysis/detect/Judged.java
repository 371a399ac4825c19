package dev.rowan.analysis.detect;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Trait;
import dev.rowan.analysis.sql.Verb;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether a step is the application's own doing, and so to be judged at all; remembers statements and frames. */
final class Judged {

    private static final Set<Role> NOT_THE_APPLICATION = EnumSet.of(
            Role.POOL_VALIDATION,
            Role.SEQUENCE_CALL,
            Role.SCHEMA,
            Role.MIGRATION,
            Role.GENERATED_KEYS,
            Role.METADATA,
            Role.FIXTURE,
            Role.TEST_CODE,
            Role.CONTEXT_START);

    /** The books of migration tools. */
    private static final Set<String> MIGRATION_TABLES = Set.of(
            "flyway_schema_history",
            "schema_version",
            "databasechangelog",
            "databasechangeloglock",
            "django_migrations",
            "schema_migrations");

    /** Where databases keep what they know about themselves. */
    private static final List<String> CATALOGUES = List.of(
            "information_schema.", "pg_catalog.", "sqlite_master", "sqlite_schema", "sysibm.", " sys.", "mysql.");

    /** What classes are called that move data before an application works with it. */
    private static final List<String> PREPARATION = List.of(
            "migration",
            "migrator",
            "flyway",
            "liquibase",
            "changeset",
            "seeder",
            "dataloader",
            "datainitializer",
            "databaseinitializer",
            "schemainitializer",
            "fixture",
            "testdata",
            "sampledata");

    private final Map<SqlStatement, Boolean> statements = new HashMap<>();
    private final Map<String, Boolean> preparing = new HashMap<>();

    /** Whether anything of a unit is: what prepares or clears away is not. */
    static boolean judges(Unit unit) {
        return unit.phase() == TestPhase.NONE || unit.phase() == TestPhase.BODY;
    }

    boolean judges(Unit unit, Step step) {
        for (Role role : step.roles()) {
            if (NOT_THE_APPLICATION.contains(role)) {
                return false;
            }
        }
        if (step.has(Role.LIBRARY) && !isAskedFor(unit, step)) {
            return false;
        }
        Frame site = step.site();
        return (site == null || !site.isTest())
                && statements.computeIfAbsent(step.statement(), Judged::judges)
                && !prepares(step.path())
                && !isAroundTest(unit, step.path());
    }

    /**
     * Whether what runs without any code of the application's is its doing all the same: a request that a framework
     * answers by itself, and associations, which are the application's own. A batch framework's or a job store's books
     * are not: there is no line to edit.
     */
    private static boolean isAskedFor(Unit unit, Step step) {
        Cause cause = step.cause();
        return unit.kind() == UnitKind.REQUEST || (cause != null && cause.kind() != Cause.Kind.METHOD);
    }

    /**
     * Whether it prepares a test or clears away after it, where nobody tells: before JUnit 5 what is around a test has
     * test code on its path, and not the test's own method.
     */
    private static boolean isAroundTest(Unit unit, CallPath path) {
        String test = oldTestMethod(unit);
        boolean inTestCode = false;
        for (Frame frame : path.frames()) {
            if (frame.isTest() && frame.method().equals(test)) {
                return false;
            }
            inTestCode |= frame.isTest();
        }
        return inTestCode && !test.isEmpty();
    }

    /** The method of a test of JUnit 3 or 4; "" for others, and where the test's name is no method's. */
    private static String oldTestMethod(Unit unit) {
        String id = unit.testId();
        if (!id.startsWith("[junit4:") && !id.contains("[engine:junit-vintage]")) {
            return "";
        }
        String name = unit.testName();
        int invocation = name.indexOf('[');
        String method = invocation < 0 ? name : name.substring(0, invocation);
        method = method.substring(method.lastIndexOf('.') + 1);
        return method.chars().allMatch(Character::isJavaIdentifierPart) ? method : "";
    }

    private static boolean judges(SqlStatement statement) {
        return statement.verb() != Verb.DDL
                && statement.verb() != Verb.TRANSACTION
                && !statement.has(Trait.CONSTANT)
                && statement.tables().stream().noneMatch(MIGRATION_TABLES::contains)
                && CATALOGUES.stream().noneMatch(statement.sql()::contains);
    }

    private boolean prepares(CallPath path) {
        for (Frame frame : path.frames()) {
            if (preparing.computeIfAbsent(frame.className(), Judged::prepares)) {
                return true;
            }
        }
        return false;
    }

    private static boolean prepares(String className) {
        String name = className.substring(className.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return PREPARATION.stream().anyMatch(name::contains);
    }
}
