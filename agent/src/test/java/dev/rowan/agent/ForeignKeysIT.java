package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.Keys;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.judge.Analyzer;
import dev.rowan.analysis.sql.Column;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database's own foreign keys are read between what the application does, and disturb nothing of it. */
final class ForeignKeysIT {
    private static final ForeignKey OF_PETS =
            new ForeignKey(new Column("pets", "owner_id"), new Column("owners", "id"));

    private static final String H2 = "jdbc:h2:mem:keys;DB_CLOSE_DELAY=-1";

    private static void assertRead(AgentRun run, int statements) {
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.err).doesNotContain("rowan-agent", "[rowan]");
        assertThat(run.health().faults()).isEmpty();
        assertThat(run.health().statements())
                .as("what is asked for the keys is not counted")
                .isEqualTo(statements);
        assertThat(run.recording().foreignKeys()).containsExactly(OF_PETS);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theyAreReadWhenAConnectionCloses(Engine engine) throws Exception {
        try (TestDatabase database = TestDatabase.fresh(engine)) {
            AgentRun run = AgentRun.fresh();
            // SQLite's is in memory, and gone when its connection closes.
            String url = engine.name().startsWith("SQLITE")
                    ? "jdbc:sqlite:" + run.folder().resolve("keys.db")
                    : database.url();
            assertRead(run.run(Keys.class, "closed", url), 18);
        }
    }

    /** But on SQLite, where a transaction's end is the beginning of another. */
    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SQLITE", "SQLITE_MEMORY"})
    void theyAreReadBetweenTransactionsAndLeaveNoneOpen(Engine engine) throws Exception {
        try (TestDatabase database = TestDatabase.fresh(engine)) {
            assertRead(AgentRun.fresh().run(Keys.class, "transactions", database.url()), 24);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "transactions", "pool"})
    void theyAreReadOfADatabaseInMemory(String how) throws Exception {
        assertRead(AgentRun.fresh().run(Keys.class, how, H2), how.equals("transactions") ? 24 : 18);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "closed jdbc:hsqldb:mem:keys",
                "transactions jdbc:hsqldb:mem:keys",
                "pool jdbc:hsqldb:mem:keys",
                "closed jdbc:derby:memory:keys;create=true",
                "transactions jdbc:derby:memory:keys;create=true",
                "pool jdbc:derby:memory:keys;create=true"
            })
    void theyAreReadOfOtherEmbeddedDatabases(String how) throws Exception {
        String[] words = how.split(" ", 2);
        assertRead(AgentRun.fresh().run(Keys.class, words), words[0].equals("transactions") ? 24 : 18);
    }

    /** Derby would wait a minute for it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:derby:memory:keys;create=true",
                "jdbc:hsqldb:mem:keys",
                "jdbc:hsqldb:mem:keys;hsqldb.tx=mvcc",
                H2
            })
    void whoIsMakingATableIsNotWaitedFor(String url) throws Exception {
        AgentRun run = AgentRun.fresh().run(Keys.class, "waiting", url);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.recording().foreignKeys()).containsExactly(OF_PETS);
    }

    @Test
    void theyNameTheAssociationWhereNoLibraryDoes() throws Exception {
        AgentRun run = AgentRun.fresh().run(Keys.class, "closed", H2);
        assertThat(new Analyzer()
                        .analyze(run.recording(), Suppressions.none(), Options.defaults())
                        .findings())
                .filteredOn(finding -> finding.rule().equals("n-plus-one"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.association()).isEqualTo("pets.owner_id → owners.id"));
    }

    @Test
    void theyAreNotAskedForWhereTheUserDoesNotWantThem() throws Exception {
        AgentRun run = AgentRun.fresh().with("foreignkeys=off").run(Keys.class, "closed", H2);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.recording().foreignKeys()).isEmpty();
    }
}
