package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.Library;
import dev.rowan.analysis.event.BindType;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.event.Unit;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same small program over each driver gives the same recording. */
final class DriversIT {
    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:library", "jdbc:hsqldb:mem:library", "jdbc:derby:memory:library;create=true"})
    void embeddedDriversAreCaptured(String url) throws Exception {
        assertCaptured(AgentRun.fresh().run(Library.class, url));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void serversDriversAreCaptured(Engine engine) throws Exception {
        try (TestDatabase database = TestDatabase.fresh(engine)) {
            assertCaptured(AgentRun.fresh().run(Library.class, database.url()));
        }
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void everyJdkOfThisMachineCaptures(Path javaHome) throws Exception {
        AgentRun run = AgentRun.fresh().on(javaHome).run(Library.class, "jdbc:h2:mem:library");
        assertCaptured(run);
        assertThat(run.err).as("a JVM that warns of the agent").isEmpty();
    }

    static Stream<Path> javaHomes() throws IOException {
        Path running = Path.of(System.getProperty("java.home"));
        try (Stream<Path> siblings = Files.list(running.getParent())) {
            return siblings
                    .filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")))
                    .filter(home -> !Files.isSymbolicLink(home))
                    .toList()
                    .stream();
        }
    }

    @Test
    void aColdAndAWarmCallAreOneStep() throws Exception {
        AgentRun run = AgentRun.fresh().run(Library.class, "jdbc:h2:mem:library", "", "", "200");
        assertThat(run.exit).as(run::toString).isZero();
        List<Step> children = run.steps().stream()
                .filter(step -> step.statement().sql().startsWith("select id, title from book"))
                .toList();
        assertThat(children).hasSize(1);
        assertThat(children.get(0).count()).isEqualTo(200);
        assertThat(children.get(0).paths()).hasSize(1);
    }

    /** All that the library's program does, once each. */
    static void assertCaptured(AgentRun run) {
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.out).as("standard output belongs to the application").isEmpty();
        assertThat(run.recording().problems()).isEmpty();
        Health health = run.health();
        assertThat(health.state()).as(health.toString()).isEqualTo(Health.State.CAPTURING);
        assertThat(health.drivers())
                .as("a server in the same JVM has one of its own, which counts nothing")
                .filteredOn(driver -> driver.statements() > 0)
                .singleElement()
                .satisfies(driver -> {
                    assertThat(driver.name()).isNotEmpty();
                    assertThat(driver.statements()).isEqualTo(12);
                });
        assertThat(health.statements())
                .as("two tables, two batches, 1 + 5 queries, one update, one failure")
                .isEqualTo(12);
        assertBatches(run);
        assertLoop(run);
        Step failed = run.step("select nothing from nowhere");
        assertThat(failed.errors()).isEqualTo(1);
        assertThat(run.step("update author").transaction()).isNotEqualTo(-1);
        assertThat(run.step("update author").rows().total())
                .as("rows that execute changed, told by getUpdateCount")
                .isEqualTo(1);
        assertThat(failed.transaction()).as("under auto-commit").isEqualTo(-1);
    }

    private static void assertBatches(AgentRun run) {
        Step authors = run.step("insert into author");
        assertThat(authors.kind()).isEqualTo(StatementKind.BATCH);
        assertThat(authors.count()).isEqualTo(1);
        assertThat(authors.batches()).isEqualTo(new Step.Batches(1, 5, 5, 5));
        assertThat(authors.binds().types())
                .containsExactly(new BindType(BindType.Kind.WHOLE, 0), new BindType(BindType.Kind.TEXT, 8));
        Unit unit = run.unitOf(authors);
        assertThat(unit.transactions()).singleElement().satisfies(transaction -> {
            assertThat(transaction.outcome()).isEqualTo(Transaction.Outcome.COMMITTED);
            assertThat(transaction.statements()).isEqualTo(2);
        });
    }

    private static void assertLoop(AgentRun run) {
        Step parent = run.step("select id, name from author");
        Step child = run.step("select id, title from book");
        assertThat(parent.rows().total()).isEqualTo(5);
        assertThat(child.count()).isEqualTo(5);
        assertThat(child.rows().total()).isEqualTo(5);
        assertThat(child.binds().distinct()).isEqualTo(5);
        assertThat(child.path().frames()).extracting(Frame::method).endsWith("main", "listWithBooks", "booksOf");
        assertThat(child.path().frames())
                .extracting(Frame::loop)
                .endsWith(Frame.Loop.OUTSIDE, Frame.Loop.INSIDE, Frame.Loop.OUTSIDE);
        assertThat(child.path().frames()).noneMatch(Frame::isTest);
        Unit unit = run.unitOf(child);
        assertThat(unit.transactions())
                .singleElement()
                .extracting(Transaction::outcome)
                .isEqualTo(Transaction.Outcome.ROLLED_BACK);
        assertThat(unit.edges())
                .filteredOn(edge -> edge.child() == child.ordinal())
                .singleElement()
                .satisfies(edge -> assertFromAuthors(edge, parent));
    }

    private static void assertFromAuthors(Edge edge, Step parent) {
        assertThat(edge.parent()).isEqualTo(parent.ordinal());
        assertThat(edge.column().name()).isEqualTo("id");
        assertThat(edge.matched()).isEqualTo(5);
        assertThat(edge.tested()).isEqualTo(5);
        assertThat(edge.inOrder()).isTrue();
        assertThat(edge.rivals()).isEmpty();
    }
}
