package dev.rowan.p6spy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has P6Spy adds a dependency and a line. */
final class ModuleIT {
    private static final String H2 = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";

    /** 2 tables, 2 batches, 1 + 6 queries, 1 + 5 queries, 6 updates, 2 counts, 2 looks, one failure or none. */
    private static final int STATEMENTS = 28;

    @Test
    void findingsAreThoseOfTheAgentOnH2() throws Exception {
        Run spied = Run.spied(H2);
        assertThat(spied.exit()).as(spied.err()).isZero();
        assertThat(spied.findings())
                .isEqualTo(Run.withAgent(H2).findings())
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("PROVEN n-plus-one:Shop.petsOneByOne:")
                        .contains(" 6 of 6 "));
        assertRecorded(spied);
    }

    @Test
    void findingsAreThoseOfTheAgentOnPostgres() throws Exception {
        try (TestDatabase one = TestDatabase.fresh(Engine.POSTGRES);
                TestDatabase other = TestDatabase.fresh(Engine.POSTGRES)) {
            Run spied = Run.spied(one.url());
            assertThat(spied.exit()).as(spied.err()).isZero();
            assertThat(spied.findings())
                    .isNotEmpty()
                    .isEqualTo(Run.withAgent(other.url()).findings());
            assertRecorded(spied);
        }
    }

    private static void assertRecorded(Run run) {
        Health health = run.recording().jvms().get(0).health();
        assertThat(run.recording().problems()).isEmpty();
        assertThat(health.state()).isEqualTo(Health.State.AGENTLESS);
        assertThat(health.faults()).isEmpty();
        assertThat(health.statements()).isEqualTo(STATEMENTS);
        assertThat(health.drivers()).singleElement().satisfies(driver -> {
            assertThat(driver.version()).isNotEmpty();
            assertThat(driver.statements()).isEqualTo(STATEMENTS);
        });
        assertThat(run.recording().units())
                .filteredOn(unit -> unit.kind() == UnitKind.TRANSACTION)
                .flatExtracting(unit -> unit.transactions())
                .extracting(Transaction::outcome)
                .as("commit, setAutoCommit(true), commit, rollback, close")
                .containsExactly(
                        Transaction.Outcome.COMMITTED,
                        Transaction.Outcome.COMMITTED,
                        Transaction.Outcome.COMMITTED,
                        Transaction.Outcome.ROLLED_BACK,
                        Transaction.Outcome.ROLLED_BACK);
    }

    @Test
    void rowsBelongToTheResultThatWasRead() throws Exception {
        List<Step> steps = Run.spied(H2).steps();
        assertThat(steps)
                .filteredOn(step -> step.statement().sql().startsWith("select id, name from owner"))
                .singleElement()
                .satisfies(step -> assertThat(step.rows().total()).isEqualTo(6));
        assertThat(steps)
                .filteredOn(step -> step.statement().sql().startsWith("select name from pet"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.count()).isEqualTo(6);
                    assertThat(step.rows().total()).isEqualTo(6);
                });
    }

    @Test
    void mySqlsQuotesAreReadAsMySqlsOnMariaDb() throws Exception {
        try (TestDatabase database = TestDatabase.fresh(Engine.MARIADB)) {
            Run run = Run.spied(database.url());
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.steps())
                    .extracting(step -> step.statement().sql())
                    .contains("select name from owner where name = ?");
        }
    }

    @Test
    void besideTheAgentTheModuleIsSilentAndSaysSoOnce() throws Exception {
        Run both = Run.withBoth(H2);
        assertThat(both.exit()).as(both.err()).isZero();
        assertThat(both.files()).hasSize(1);
        assertThat(both.recording().jvms()).singleElement().satisfies(jvm -> {
            assertThat(jvm.health().state()).isEqualTo(Health.State.CAPTURING);
            assertThat(jvm.health().statements()).isEqualTo(STATEMENTS);
        });
        assertThat(both.err().split("its P6Spy module stays silent", -1)).hasSize(2);
    }

    @Test
    void optionsAreLinesOfSpyPropertiesOrProperties() throws Exception {
        Run run = Run.spied(H2, "-Dp6spy.config.rowandestdir=elsewhere", "-Dp6spy.config.rowanexcludes=shop.*");
        assertThat(run.files())
                .singleElement()
                .satisfies(file ->
                        assertThat(file.getParent()).isEqualTo(run.folder().resolve("elsewhere")));
        var recording = dev.rowan.analysis.recording.RecordingReader.read(run.files());
        assertThat(recording.units())
                .flatExtracting(unit -> unit.steps())
                .allSatisfy(step -> assertThat(step.path().frames()).isEmpty());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndTheApplicationRunsOn() throws Exception {
        Run run = Run.spied(H2, "-Dp6spy.config.rowandestdir=/dev/null/rowan");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).containsOnlyOnce("[rowan] The recording cannot be written to /dev/null/rowan");
        assertThat(run.files()).isEmpty();
    }

    @Test
    void p6SpysOwnLogIsWrittenAsBefore() throws Exception {
        Run run = Run.spied(H2);
        assertThat(Files.readString(run.folder().resolve("spy.log"))).contains("select name from pet where owner_id");
    }
}
